import type { AuditText } from '../en/audit.ts';

export const audit: AuditText = {
  title: 'Auditoria de e-mails',
  comparing: (account) => `⏳ *${account}*: comparando com o servidor de e-mail…`,
  noAccounts: 'Nenhuma conta conectada ainda: não há o que comparar.',
  allAccountedFor: (account) => `✅ *${account}*: 0 e-mails sem destino`,
  someUnaccounted: (account, count) =>
    `⚠️ *${account}*: *${count} ${count === 1 ? 'e-mail' : 'e-mails'} sem destino*. O servidor ${count === 1 ? 'lista este e-mail, mas não o entrega' : 'lista estes e-mails, mas não os entrega'}.`,
  unknown: (account) => `❔ *${account}*: ainda nunca comparada com o servidor`,
  onServer: (count) => (count === 1 ? '1 e-mail no servidor' : `${count} e-mails no servidor`),
  compared: (when) => `comparado ${when}`,
  verdicts: {
    received: 'a caminho de um ticket',
    opened: 'abriram um ticket',
    appended: 'entraram em um ticket',
    ignored: 'ignorados',
    quarantined: 'em quarentena',
    left: 'em um ticket, com o resto no servidor',
  },
  noMail: 'nenhum e-mail ainda',
  ignoredBecause: {
    'mail-hook': 'pelo gancho de e-mail',
    'before-start': 'anteriores ao início da conta',
    'own-mail': 'escritos pela própria conta',
    duplicate: 'o mesmo e-mail de novo',
    flood: 'parte de uma enxurrada: contado no ticket, não mostrado',
  },
  /** The rule's name as markup. */
  ignoredByRule: (name: string) => `pela regra “${name}”`,
  notCompared: (why) => `Não foi possível comparar: ${why}`,
  notComparedAgain: (why) => `Não foi possível comparar agora, por isso os números são da última vez: ${why}`,
  states: {
    connecting: 'a conta ainda está conectando.',
    online: 'a conta ainda não está sendo acompanhada. Tente de novo em instantes.',
    failing: 'a conta não está acessível no momento.',
    paused: 'a conta está parada até alguém ativá-la.',
    inactive: 'a conta está inativa.',
  },
  mail: (folder, key, size, date) => `${folder} · ${key} · ${size}${date === null ? '' : ` · ${date}`}`,
  moreMails: (count) => `…e mais ${count}`,
  moreAccounts: (count) =>
    count === 1 ? 'Mais uma conta, em que está tudo certo.' : `Mais ${count} contas, em que está tudo certo.`,
  moreNotShown: (count) => `…e mais ${count}. \`/inbox-email auditar\` com o nome de uma conta mostra só ela.`,
  again: 'Comparar de novo',
};
