import type { LookIntoMailboxText } from '../en/look-into-mailbox.ts';

export const lookIntoMailbox: LookIntoMailboxText = {
  signingIn: '⏳ Entrando…',
  failed: (account) => `❌ No se pudo mirar el buzón de *${account}*.`,

  folders: {
    none: (account) =>
      `El servidor de correo de *${account}* no muestra ninguna carpeta que se pueda elegir aquí. Los nombres se pueden escribir en el formulario de la cuenta, en Más opciones.`,
    open: 'Elegir carpetas',
    title: 'Elegir carpetas',
    of: (account) => `Las carpetas de *${account}* cuyo correo se convierte en tickets. La primera se vigila por push.`,
    label: 'Carpetas',
    hint: 'Como las enumera el servidor de correo. Las de spam, enviados y papelera rara vez son las que se quieren.',
    more: (count) =>
      `${count === 1 ? '1 carpeta más no cabe' : `${count} carpetas más no caben`} en esta lista: escriba ${count === 1 ? 'su nombre' : 'sus nombres'} en “Más opciones” de la cuenta.`,
    gone: (names) => `⚠️ Ya no están en el servidor: ${names}`,
    submit: 'Guardar y probar',
    uses: {
      inbox: 'entrada',
      junk: 'spam',
      sent: 'enviados',
      drafts: 'borradores',
      trash: 'papelera',
      archive: 'archivo',
      all: 'todo el correo',
    },
  },

  dryRun: {
    open: 'Simular',
    title: 'Simulación',
    fetching: (fetched, of) => `⏳ Leyendo el correo ${fetched} de ${of}…`,
    intro: (account, count) =>
      `En qué se ${count === 1 ? 'convertiría el último correo' : `convertirían los últimos ${count} correos`} de *${account}* si ${count === 1 ? 'llegara ahora' : 'llegaran ahora, del más nuevo al más antiguo'}. No se guardó nada, y nada cambió en el servidor.`,
    noMails: (account) => `📭 El buzón de *${account}* no tiene correo que probar.`,
    noSubject: '(sin asunto)',
    opened: '🎫 abre un ticket',
    joins: (ticketId) => `💬 se une al ticket #${ticketId}`,
    joinsAnother: '💬 se une al ticket de otro de estos correos',
    known: (ticketId) => `✅ ya está en el ticket #${ticketId}`,
    ignored: (why) => `🚫 ignorado: ${why}`,
    quarantined: '🧯 esperaría en cuarentena: no se puede leer',
    closed: 'cerrado al momento',
    rules: (names) => `reglas: ${names}`,
    again: 'Intentar de nuevo',
  },
};
