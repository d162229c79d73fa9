import type { AuditText } from '../en/audit.ts';

export const audit: AuditText = {
  title: 'Auditoría de correo',
  comparing: (account) => `⏳ *${account}*: comparando con el servidor de correo…`,
  noAccounts: 'Todavía no hay ninguna cuenta conectada: no hay nada que comparar.',
  allAccountedFor: (account) => `✅ *${account}*: 0 correos sin destino`,
  someUnaccounted: (account, count) =>
    `⚠️ *${account}*: *${count} ${count === 1 ? 'correo' : 'correos'} sin destino*. El servidor ${count === 1 ? 'lista este correo, pero no lo entrega' : 'lista estos correos, pero no los entrega'}.`,
  unknown: (account) => `❔ *${account}*: todavía nunca comparada con el servidor`,
  onServer: (count) => (count === 1 ? '1 correo en el servidor' : `${count} correos en el servidor`),
  compared: (when) => `comparado ${when}`,
  verdicts: {
    received: 'en camino a un ticket',
    opened: 'abrieron un ticket',
    appended: 'se unieron a un ticket',
    ignored: 'ignorados',
    quarantined: 'en cuarentena',
    left: 'en un ticket, con el resto en el servidor',
  },
  noMail: 'ningún correo todavía',
  ignoredBecause: {
    'mail-hook': 'por el gancho de correo',
    'before-start': 'anteriores al comienzo de la cuenta',
    'own-mail': 'escritos por la propia cuenta',
    duplicate: 'el mismo correo otra vez',
    flood: 'parte de una avalancha: contado en su ticket, no mostrado',
  },
  /** The rule's name as markup. */
  ignoredByRule: (name: string) => `por la regla «${name}»`,
  notCompared: (why) => `No se pudo comparar: ${why}`,
  notComparedAgain: (why) => `No se pudo comparar ahora, así que los números son de la última vez: ${why}`,
  states: {
    connecting: 'la cuenta todavía se está conectando.',
    online: 'la cuenta todavía no se está vigilando. Inténtelo de nuevo en un momento.',
    failing: 'no se puede acceder a la cuenta en este momento.',
    paused: 'la cuenta está detenida hasta que alguien la active.',
    inactive: 'la cuenta está inactiva.',
  },
  mail: (folder, key, size, date) => `${folder} · ${key} · ${size}${date === null ? '' : ` · ${date}`}`,
  moreMails: (count) => `…y ${count} más`,
  moreAccounts: (count) =>
    count === 1 ? 'Una cuenta más, en la que todo está bien.' : `${count} cuentas más, en las que todo está bien.`,
  moreNotShown: (count) => `…y ${count} más. \`/inbox-email auditar\` con el nombre de una cuenta muestra solo esa.`,
  again: 'Comparar de nuevo',
};
