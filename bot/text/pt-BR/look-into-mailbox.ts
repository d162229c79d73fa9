import type { LookIntoMailboxText } from '../en/look-into-mailbox.ts';

export const lookIntoMailbox: LookIntoMailboxText = {
  signingIn: '⏳ Entrando…',
  failed: (account) => `❌ Não foi possível olhar a caixa de *${account}*.`,

  folders: {
    none: (account) =>
      `O servidor de e-mail de *${account}* não lista nenhuma pasta que possa ser escolhida aqui. Os nomes podem ser digitados no formulário da conta, em Mais opções.`,
    open: 'Escolher pastas',
    title: 'Escolher pastas',
    of: (account) => `As pastas de *${account}* cujos e-mails viram tickets. A primeira é observada por push.`,
    label: 'Pastas',
    hint: 'Como o servidor de e-mail as lista. As de spam, enviados e lixeira raramente são o que se quer.',
    more: (count) =>
      `${count === 1 ? 'Mais 1 pasta não cabe' : `Mais ${count} pastas não cabem`} nesta lista: digite ${count === 1 ? 'o nome dela' : 'os nomes delas'} em “Mais opções” da conta.`,
    gone: (names) => `⚠️ Não estão mais no servidor: ${names}`,
    submit: 'Salvar e testar',
    uses: {
      inbox: 'entrada',
      junk: 'spam',
      sent: 'enviados',
      drafts: 'rascunhos',
      trash: 'lixeira',
      archive: 'arquivo',
      all: 'todos os e-mails',
    },
  },

  dryRun: {
    open: 'Simular',
    title: 'Simulação',
    fetching: (fetched, of) => `⏳ Lendo o e-mail ${fetched} de ${of}…`,
    intro: (account, count) =>
      `O que ${count === 1 ? 'o último e-mail' : `os últimos ${count} e-mails`} de *${account}* ${count === 1 ? 'viraria se chegasse agora' : 'virariam se chegassem agora, do mais novo ao mais antigo'}. Nada foi guardado, e nada mudou no servidor.`,
    noMails: (account) => `📭 A caixa de *${account}* não tem e-mails para experimentar.`,
    noSubject: '(sem assunto)',
    opened: '🎫 abre um ticket',
    joins: (ticketId) => `💬 entra no ticket #${ticketId}`,
    joinsAnother: '💬 entra no ticket de outro destes e-mails',
    known: (ticketId) => `✅ já está no ticket #${ticketId}`,
    ignored: (why) => `🚫 ignorado: ${why}`,
    quarantined: '🧯 ficaria em quarentena: não pode ser lido',
    closed: 'fechado na hora',
    rules: (names) => `regras: ${names}`,
    again: 'Tentar de novo',
  },
};
