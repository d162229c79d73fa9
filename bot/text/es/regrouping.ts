import type { RegroupingText } from '../en/regrouping.ts';

export const regrouping: RegroupingText = {
  links: {
    follows: { to: (ticket) => `Continuación de ${ticket}`, from: (ticket) => `Continúa en ${ticket}` },
    split: { to: (ticket) => `Separado de ${ticket}`, from: (ticket) => `${ticket} se separó de este ticket` },
    merged: { to: (ticket) => `Unido a ${ticket}`, from: (ticket) => `${ticket} se unió a este ticket` },
    refers: {
      to: (ticket) => `Responde a un correo de ${ticket}, pero quien lo envió no participa allí`,
      from: (ticket) => `${ticket} responde a un correo de este ticket, pero quien lo envió no participa aquí`,
    },
  },
  newcomer: 'Nuevo en este ticket: colega de alguien de aquí, que responde a nuestro correo',
  menu: { why: '¿Por qué este ticket?', merge: 'Unir a otro ticket', split: 'Separar desde aquí' },

  why: {
    title: '¿Por qué este ticket?',
    rule: {
      'bounced-mail': 'Avisa que un correo de este ticket no pudo entregarse.',
      'own-message-id': 'Responde a un correo nuestro: cita su Message-ID firmado.',
      'known-message-id': 'Se refiere a un correo que tenemos, y quien lo envió participa en el ticket.',
      'answered-before': 'Una respuesta a él llegó antes que él: los correos vinieron desordenados.',
      'subject-tag': 'El asunto lleva la marca del ticket, y quien lo envió participa en él.',
      flood: 'Llegó justo después de muchos correos como este, y cada uno abriría un ticket: quedan juntos.',
      new: 'Nada en él lleva a un ticket que ya exista, por eso abrió uno nuevo.',
    },
    hook: {
      answered: 'Se preguntó al gancho de correo, que decidió junto con las reglas.',
      unknown: (what) => `Nombró algo que no existe aquí: ${what}.`,
      failed: (why) =>
        `Se preguntó al gancho de correo y no respondió (${why}): el correo se archivó como si no existiera.`,
    },
    writtenHere: 'Se escribió aquí, como respuesta.',
    newcomer: 'Quien lo envió era nuevo en el ticket y entró como colega de alguien que participa.',
    insteadOf: {
      closed: (ticket) => `Pertenece a ${ticket}, que estaba cerrado. En ese caso el grupo quiere otro ticket.`,
      'other-subject': (ticket) =>
        `Pertenece a ${ticket}, pero el asunto es totalmente distinto. En ese caso el grupo quiere otro ticket.`,
    },
    refused: 'Lo que no contó',
    rules: {
      'bounced-mail': 'Correo nuestro no entregado',
      'own-message-id': 'Nuestro Message-ID',
      'known-message-id': 'Message-ID conocido',
      'answered-before': 'Respuesta que llegó antes',
      'subject-tag': 'Marca en el asunto',
    },
    reasons: {
      'own-address': 'el correo dice ser de esta misma cuenta, lo que cualquiera puede escribir',
      stranger: 'quien lo envió no participa en ese ticket',
      list: 'el correo o el ticket vino por una lista de correo, en cuyo archivo todos encuentran el ID',
      forged: 'parece un ID nuestro, pero no se firmó aquí',
      'other-account': 'no existe ese ticket en esta cuenta',
      'not-addressed': 'los correos no nombran a los remitentes el uno del otro',
      'reused-id': 'otro correo tiene el mismo ID',
    },
    moved: {
      merged: (from, to, who) =>
        who === null
          ? `Pasó de ${from} a ${to}: un correo mostró que son la misma conversación.`
          : `Pasó de ${from} a ${to} cuando ${who} los unió.`,
      split: (from, to, who) => `Pasó de ${from} a ${to} cuando ${who ?? 'alguien'} los separó.`,
    },
  },

  merge: {
    title: (ticketId) => `Unir #${ticketId}`,
    into: '¿A qué ticket?',
    placeholder: 'Número, asunto o cliente',
    hint: (ticketId) =>
      `Todos los correos de #${ticketId} van allí, y las respuestas a ellos también. #${ticketId} se cierra.`,
    submit: 'Unir',
    isMerged: (ticket, into) => `${ticket} se unió a ${into}.`,
    alreadyElsewhere: 'Alguien unió uno de los dos mientras tanto. Mire el ticket de nuevo.',
    gone: 'Ese ticket ya no existe. Elija otro.',
    closed: 'cerrado',
  },
  split: {
    title: (ticketId) => `Separar de #${ticketId}`,
    becomes: 'Este correo se vuelve un ticket propio:',
    alsoLater: (count) =>
      count === 1 ? 'También el correo que llegó después' : `También los ${count} correos que llegaron después`,
    options: 'Otros correos',
    submit: 'Separar',
    isSplit: (ticket) => `El nuevo ticket es ${ticket}. Aparece en el canal.`,
    firstMail: 'Este es el primer correo de su ticket, que se queda. Separe uno que llegó después.',
    elsewhere: 'Este correo ya está en otro ticket.',
  },

  notes: {
    mergedHere: (ticket, who) =>
      who === null
        ? `${ticket} se unió a este ticket, pues un correo mostró que son la misma conversación. Tenía:`
        : `${who} unió ${ticket} a este ticket. Tenía:`,
    mergedAway: (into, who) =>
      who === null
        ? `Unido a ${into}, pues un correo mostró que son la misma conversación. Continúa allí.`
        : `${who} unió este ticket a ${into}. Continúa allí.`,
    splitOff: (ticket, count, who) =>
      `${who ?? 'Alguien'} separó ${count === 1 ? '1 correo' : `${count} correos`}: continúa en ${ticket}.`,
    splitFrom: (ticket, who) => `${who ?? 'Alguien'} separó este ticket de ${ticket}.`,
    noted: (who) => `${who ?? 'Alguien'} anotó:`,
    moved: (ticket) => `Este correo está ahora en ${ticket}.`,
    more: (count) => (count === 1 ? '… y 1 correo más' : `… y ${count} correos más`),
  },

  followUp: {
    closedTicket: 'Un correo a un ticket cerrado',
    reopen: 'lo reabre',
    newTicket: 'abre uno nuevo, enlazado con él',
    reopenForDays: 'Días en los que se reabre de todos modos',
    reopenForDaysHint:
      'Solo cuando se abre uno nuevo: durante tantos días tras cerrarlo, se reabre el anterior. 0: nunca.',
    otherSubject: 'Un correo en la conversación de un ticket con un asunto totalmente distinto',
    sameTicket: 'se queda en el ticket',
    otherTicket: 'abre uno nuevo, enlazado con él',
  },
};
