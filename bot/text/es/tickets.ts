import type { Language } from '@inbox-email/core/language.ts';
import type { TicketsText } from '../en/tickets.ts';
import { notices } from './notices.ts';
import { regrouping } from './regrouping.ts';

export const tickets: TicketsText = {
  language: 'es' as Language,
  notices,
  from: 'De',
  account: 'Cuenta',
  type: 'Tipo',
  group: 'Grupo',
  priority: 'Prioridad',
  priorities: { low: 'Baja', normal: 'Normal', high: 'Alta', urgent: 'Urgente' },
  assignee: 'Responsable',
  to: 'Para',
  cc: 'Copia',
  subject: 'Asunto',
  open: 'Abierto',
  closed: 'Cerrado',
  automaticMail: 'Correo automático',
  noSubject: '(sin asunto)',
  noText: '(sin texto)',
  removedAccount: '(cuenta eliminada)',
  answerBy: (name) => `Respuesta de ${name}`,
  answer: 'Respuesta',
  files: 'Archivos',
  fileTooLarge: 'demasiado grande para Slack, queda guardado en el ticket',
  fileEmpty: 'vacío',
  fileRefused: 'no aceptado por Slack, queda guardado en el ticket',
  moreFiles: (count) =>
    count === 1 ? '1 archivo más queda en el ticket' : `${count} archivos más quedan en el ticket`,
  cannotBeShown: 'Slack no pudo mostrar este correo. Su texto está en “Ver texto completo”.',
  leftOnServer: (size, limit) =>
    limit === null
      ? `Este correo de ${size} era demasiado grande: sus adjuntos se quedan en el servidor de correo.`
      : `Este correo de ${size} supera el límite de ${limit}: sus adjuntos se quedan en el servidor de correo.`,
  delivery: {
    queued: 'Saliendo…',
    sending: 'Entregándose al servidor de correo…',
    deferred: 'Aún no aceptado, nuevo intento',
    sent: 'Enviado',
    failed: 'No entregado',
    uncertain: 'Quizás enviado: la conexión se perdió antes de que el servidor de correo confirmara',
    cancelled: 'Cancelado, no enviado',
    delayed: 'Todavía en camino al servidor del cliente',
    bounced: 'Devuelto',
  },
  serverSays: 'Servidor',
  attempts: (count) => (count === 1 ? '1 intento' : `${count} intentos`),
  button: {
    reply: 'Responder',
    showFullText: 'Ver texto completo',
    close: 'Cerrar ticket',
    reopen: 'Reabrir',
    sendAgain: 'Enviar de nuevo',
    send: 'Enviar',
    sendAnyway: 'Enviar de todos modos',
    cancel: 'Cancelar',
    done: 'Cerrar',
    earlierPart: 'Parte anterior',
    laterPart: 'Parte siguiente',
    moreActions: 'Más acciones',
  },
  confirmSendAgain: {
    title: '¿Enviar de nuevo?',
    text: 'Es posible que el cliente ya tenga este correo: la conexión se perdió después de entregar el texto. Si lo envía de nuevo, podría recibirlo dos veces.',
    confirm: 'Enviar de nuevo',
    deny: 'Dejarlo así',
  },
  reply: {
    title: (ticketId) => `Responder #${ticketId}`,
    text: 'Su respuesta',
    moreText: 'Su respuesta, continuación',
    placeholder: 'Sale por correo tal como lo escriba aquí.',
    files: 'Archivos',
    loading: 'Un momento…',
    sending: 'Entregando su respuesta…',
    queued: 'Su respuesta está en camino. La entrega se ve en la conversación del ticket.',
    needsText: 'Escriba algo primero.',
    filesTooLarge: (limit) => `Juntos, los archivos superan ${limit}, más de lo que aceptan los servidores de correo.`,
    fileNotRead: (name) => `No se pudo obtener “${name}” de Slack. No se envió nada.`,
    failed: 'No funcionó, y no se envió nada. Inténtelo de nuevo.',
    noteFiles: 'Enviar también estos archivos',
    andMore: (count) => `… y ${count} más`,
    wroteMeanwhile: (name) => `${name} escribió mientras tanto`,
    moreMeanwhile: (count) =>
      count === 1 ? 'Llegó 1 mensaje más mientras tanto.' : `Llegaron ${count} mensajes más mientras tanto.`,
    colleague: 'Alguien del equipo',
    notSentYet: 'Aún no se envió nada. Lea esto primero, y luego cambie su respuesta o envíela tal como está.',
    notATicket:
      'Este mensaje no es parte de un ticket. “Enviar como correo” funciona en mensajes dentro de la conversación de un ticket.',
    notANote:
      'Este mensaje es del propio ticket. “Enviar como correo” funciona con lo que las personas escriben en la conversación.',
  },
  fullText: {
    title: (ticketId) => `Correo en #${ticketId}`,
    part: (part, parts) => `Parte ${part} de ${parts}`,
  },
  trouble: {
    noChannel: (group) =>
      `El grupo “${group}” no tiene canal, por eso sus tickets no aparecen en Slack. Elija uno en Configuración: esperan y luego aparecen en orden.`,
    notInChannel: (channel) =>
      `No soy miembro de ${channel}, por eso sus tickets no aparecen. Invíteme al canal (\`/invite\`): esperan y luego aparecen en orden.`,
    archived: (channel) =>
      `${channel} está archivado, por eso sus tickets no aparecen. Desarchívelo o elija otro canal en Configuración: esperan y luego aparecen en orden.`,
    notFound: (channel) =>
      `No encuentro el canal ${channel}: fue eliminado, o es privado y no estoy en él. Invíteme, o elija otro canal en Configuración: sus tickets esperan y luego aparecen en orden.`,
    refused: (channel, code) =>
      `Slack no me deja escribir en ${channel} (${code}). Sus tickets esperan y aparecen en orden cuando lo permita, o cuando elija otro canal en Configuración.`,
  },
  regrouping,
};
