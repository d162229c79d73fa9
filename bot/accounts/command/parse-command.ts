import { unescapeText } from '../../slack-text/escape.ts';
import type { AccountVerb } from '../home/home-view.ts';
import { closest, folded } from './nearness.ts';

/** What somebody typed behind `/inbox-email`. */
export type Command =
  | { verb: 'help' }
  | { verb: 'add' | 'list' | 'rules' | 'settings' }
  /** `account` as typed, empty where left out; `want` where the word says which way to switch. */
  | { verb: AccountVerb; account: string; want?: 'active' | 'inactive' }
  | { verb: 'unknown'; word: string; suggestion: Verb | null };

export type Verb = 'add' | 'list' | 'rules' | 'settings' | 'help' | AccountVerb;

/** Understands the words of every language, whatever the person's own is. Nothing typed: help. */
export function parseCommand(typed: string): Command {
  const [first = '', ...rest] = unescaped(typed).trim().split(/\s+/);
  if (first === '') return { verb: 'help' };
  const word = folded(first);
  const verb = verbs.get(word);
  if (verb === undefined) {
    const near = closest(word, [...verbs.keys()]);
    return { verb: 'unknown', word: first, suggestion: near === null ? null : (verbs.get(near) ?? null) };
  }
  if (verb === 'help') return { verb };
  if (verb === 'add' || verb === 'list' || verb === 'rules' || verb === 'settings') return { verb };
  const account = rest.join(' ').replace(/^["'“”‘’]+|["'“”‘’]+$/g, '');
  const want = wants.get(word);
  return { verb, account, ...(want && { want }) };
}

const words: Record<Verb, string> = {
  add: 'add new connect adicionar novo nova incluir conectar anadir agregar nuevo nueva',
  list: 'list ls accounts listar lista contas cuentas',
  test: 'test check testar teste diagnostico probar prueba',
  errors: 'errors error erros erro errores',
  audit: 'audit reconcile compare auditar auditoria conferir comparar reconciliar',
  readiness: 'readiness delivery dns spf dkim dmarc entrega prontidao entregabilidade estado',
  history: 'history changes log historico mudancas alteracoes historial cambios registro',
  toggle:
    'toggle activate deactivate enable disable on off alternar ativar desativar inativar ativo inativo activar desactivar',
  edit: 'edit change editar alterar cambiar',
  remove: 'remove delete remover excluir apagar quitar eliminar borrar',
  rules: 'rules rule regras regra reglas regla filters filtros',
  settings: 'settings setup groups configuracoes configuracao grupos ajustes configuracion',
  help: 'help ajuda socorro ayuda',
};

const verbs = new Map<string, Verb>(
  Object.entries(words).flatMap(([verb, list]) => list.split(' ').map((word) => [word, verb as Verb] as const)),
);

const wants = new Map<string, 'active' | 'inactive'>([
  ...['activate', 'enable', 'on', 'ativar', 'ativo', 'activar'].map((word) => [word, 'active'] as const),
  ...['deactivate', 'disable', 'off', 'desativar', 'inativar', 'inativo', 'desactivar'].map(
    (word) => [word, 'inactive'] as const,
  ),
]);

/** Slack escapes what is typed, and may link an address. https://docs.slack.dev/messaging/formatting-message-text */
function unescaped(typed: string): string {
  return unescapeText(typed.replace(/<mailto:[^|>]+\|([^>]+)>/g, '$1'));
}
