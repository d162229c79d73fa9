import type { AlertsText } from '../en/alerts.ts';

export const alerts: AlertsText = {
  cannotReceive: (account, since) =>
    `🟠 *${account}* no recibe correo desde ${since}. Se reintenta automáticamente, y el correo espera en el servidor.`,
  cannotSend: (account, since) => `🟠 *${account}* no consigue enviar respuestas desde ${since}.`,
  paused: (account) =>
    `🔴 *${account}* está detenida: el servidor rechazó el inicio de sesión varias veces, e insistir podría bloquear el buzón. El correo espera en el servidor.`,
  stalled: (account, count, folder) =>
    count === 1
      ? `⚠️ *${account}*: hay 1 correo en la carpeta ${folder} que no logramos obtener.`
      : `⚠️ *${account}*: hay ${count} correos en la carpeta ${folder} que no logramos obtener.`,
  quarantined: (account, count) =>
    count === 1
      ? `⚠️ *${account}*: 1 correo no pudo convertirse en ticket.`
      : `⚠️ *${account}*: ${count} correos no pudieron convertirse en tickets.`,
  drifting: (account) => `⚠️ *${account}* todavía funciona, pero no por mucho tiempo.`,
  driftOver: (account) => `🟢 *${account}*: eso ya pasó.`,
  goOn: 'Cuando esté resuelto, elija “Activar” en el menú de la cuenta o guarde la cuenta de nuevo.',
  storagePaused: (since: string) => `La recepción y el envío están en pausa desde ${since}.`,
  storageUsable: (down: string) => `La recepción y el envío continúan. Estuvieron en pausa ${down}.`,
  receivesAgain: (account, down) => `🟢 *${account}* vuelve a recibir correo. Estuvo fuera ${down}.`,
  sendsAgain: (account, down) => `🟢 *${account}* vuelve a enviar correo. Estuvo fuera ${down}.`,
  remedy: 'Qué hacer:',
  test: 'Probar',
  lastErrors: 'Ver últimos errores',
  lessThanAMinute: 'menos de un minuto',
  digest: (count, first, last) =>
    count === 1
      ? `📚 1 correo anterior se convirtió en el ticket #${first}.`
      : `📚 ${count} correos anteriores se convirtieron en los tickets #${first}–#${last}.`,
  digestHint: 'Cada uno aparece aquí en cuanto ocurra algo con él. Para ver uno ahora, elija su número.',
  showTicket: 'Mostrar un ticket',
  ticketNumber: 'Número del ticket',
  showHere: 'Mostrar en el canal',
  noSuchTicket: 'No existe ese ticket.',
  ticketShown: (ticketId) => `El ticket #${ticketId} aparece en el canal de su grupo.`,
};
