import type { NoticesText } from '../en/notices.ts';

export const notices: NoticesText = {
  kinds: {
    reply: 'Respuesta automática',
    bounce: 'Aviso de entrega',
    complaint: 'Queja por spam',
    receipt: 'Confirmación de lectura',
    list: 'Lista de correo',
    bulk: 'Boletín o correo masivo',
    calendar: 'Invitación de calendario',
    system: 'Enviado por un programa',
    own: 'Nuestro propio correo',
  },
  risks: {
    program: 'un programa',
    script: 'un script',
    shortcut: 'un acceso directo a otra cosa',
    macros: 'puede ejecutar macros',
    'disk-image': 'una imagen de disco',
    'web-page': 'una página web, a menudo un acceso falso',
    'locked-archive': 'un archivo con contraseña que ningún antivirus puede revisar',
    'false-name': 'su nombre oculta lo que es',
  },
  doNotOpen: 'no lo abra',
  recognisedBy: 'reconocido por',
  bounced: (recipient) => `No entregado a ${recipient}`,
  delayed: (recipient) => `Todavía no entregado a ${recipient}`,
  someRecipient: 'un destinatario',
  statusCode: 'Código',
  reportedBy: (sender) => `avisado por ${sender}`,
  sendBouncedAgain: {
    title: '¿Enviar de nuevo?',
    text: 'La última vez volvió. Enviarlo de nuevo solo ayuda si se corrigió lo que fallaba, como un buzón lleno.',
    confirm: 'Enviar de nuevo',
    deny: 'Dejar así',
  },
  senderFails: (domain, by) =>
    `No se pudo verificar al remitente: quizá este correo no venga realmente de ${domain}${by === '' ? '' : ` (según ${by})`}. Cuidado con enlaces, archivos y pagos.`,
  heldBack: (count) =>
    `Hasta ahora ${count === 1 ? '1 correo más como estos llegó' : `${count} correos más como estos llegaron`} demasiado rápido para mostrarse. Todos están guardados y contados en “/inbox-email audit”.`,
};
