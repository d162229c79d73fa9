import type { AlertsText } from '../en/alerts.ts';

export const alerts: AlertsText = {
  cannotReceive: (account, since) =>
    `🟠 *${account}* não recebe e-mails desde ${since}. Novas tentativas são automáticas, e os e-mails esperam no servidor.`,
  cannotSend: (account, since) => `🟠 *${account}* não consegue enviar respostas desde ${since}.`,
  paused: (account) =>
    `🔴 *${account}* está parada: o servidor recusou o login várias vezes, e insistir poderia bloquear a caixa de correio. Os e-mails esperam no servidor.`,
  stalled: (account, count, folder) =>
    count === 1
      ? `⚠️ *${account}*: há 1 e-mail na pasta ${folder} que não conseguimos buscar.`
      : `⚠️ *${account}*: há ${count} e-mails na pasta ${folder} que não conseguimos buscar.`,
  quarantined: (account, count) =>
    count === 1
      ? `⚠️ *${account}*: 1 e-mail não pôde virar ticket.`
      : `⚠️ *${account}*: ${count} e-mails não puderam virar tickets.`,
  drifting: (account) => `⚠️ *${account}* ainda funciona, mas não por muito tempo.`,
  driftOver: (account) => `🟢 *${account}*: isso passou.`,
  goOn: 'Depois de resolver, escolha “Ativar” no menu da conta ou salve a conta de novo.',
  storagePaused: (since: string) => `O recebimento e o envio estão pausados desde ${since}.`,
  storageUsable: (down: string) => `O recebimento e o envio continuam. Estiveram pausados por ${down}.`,
  receivesAgain: (account, down) => `🟢 *${account}* voltou a receber e-mails. Ficou fora por ${down}.`,
  sendsAgain: (account, down) => `🟢 *${account}* voltou a enviar e-mails. Ficou fora por ${down}.`,
  remedy: 'O que fazer:',
  test: 'Testar',
  lastErrors: 'Exibir últimos erros',
  lessThanAMinute: 'menos de um minuto',
  digest: (count, first, last) =>
    count === 1
      ? `📚 1 e-mail antigo virou o ticket #${first}.`
      : `📚 ${count} e-mails antigos viraram os tickets #${first}–#${last}.`,
  digestHint: 'Cada um aparece aqui assim que algo acontecer com ele. Para ver um agora, escolha o número.',
  showTicket: 'Mostrar um ticket',
  ticketNumber: 'Número do ticket',
  showHere: 'Mostrar no canal',
  noSuchTicket: 'Não existe esse ticket.',
  ticketShown: (ticketId) => `O ticket #${ticketId} aparece no canal do seu grupo.`,
};
