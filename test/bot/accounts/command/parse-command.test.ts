import { parseCommand } from '@inbox-email/bot/accounts/command/parse-command.ts';
import { textIn } from '@inbox-email/bot/text/text.ts';
import { languages } from '@inbox-email/core/language.ts';
import { describe, expect, test } from 'vitest';

describe('a command', () => {
  test.each([
    ['', { verb: 'help' }],
    ['   ', { verb: 'help' }],
    ['add', { verb: 'add' }],
    ['ADICIONAR', { verb: 'add' }],
    ['añadir', { verb: 'add' }],
    ['list', { verb: 'list' }],
    ['test', { verb: 'test', account: '' }],
    ['testar  Pós-venda Sul', { verb: 'test', account: 'Pós-venda Sul' }],
    ['errors "SAC"', { verb: 'errors', account: 'SAC' }],
    ['erros sac@empresa.com.br', { verb: 'errors', account: 'sac@empresa.com.br' }],
    ['errors &lt;b&gt; &amp; co', { verb: 'errors', account: '<b> & co' }],
    ['edit <mailto:sac@empresa.com.br|sac@empresa.com.br>', { verb: 'edit', account: 'sac@empresa.com.br' }],
    ['toggle sac', { verb: 'toggle', account: 'sac' }],
    ['ativar sac', { verb: 'toggle', account: 'sac', want: 'active' }],
    ['desactivar sac', { verb: 'toggle', account: 'sac', want: 'inactive' }],
    ['inativar', { verb: 'toggle', account: '', want: 'inactive' }],
    ['configurações', { verb: 'settings' }],
    ['Regras', { verb: 'rules' }],
    ['tset sac', { verb: 'unknown', word: 'tset', suggestion: 'test' }],
    ['adicioanr', { verb: 'unknown', word: 'adicioanr', suggestion: 'add' }],
    ['brew coffee', { verb: 'unknown', word: 'brew', suggestion: null }],
  ])('%j', (typed, command) => {
    expect(parseCommand(typed)).toEqual(command);
  });

  test.each(languages)('is understood as the help of %s writes it', (language) => {
    for (const [verb, word] of Object.entries(textIn(language).accounts.command.words)) {
      expect(parseCommand(word).verb, word).toBe(verb);
    }
  });
});
