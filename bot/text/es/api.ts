import type { ApiText } from '../en/api.ts';

export const api: ApiText = {
  operations: {
    listTickets: 'Lista los tickets, del más nuevo al más antiguo',
    createTicket: 'Escribe a un cliente: un ticket que empieza con un correo de una de las cuentas',
    getTicket: 'Un ticket con sus mensajes y notas',
    changeTicket: 'Cambia grupo, tipo, prioridad o responsable de un ticket',
    assignTicket: 'Asigna un ticket a una persona, o a nadie',
    closeTicket: 'Cierra un ticket',
    reopenTicket: 'Reabre un ticket',
    mergeTicket: 'Une un ticket a otro de la misma cuenta',
    replyToTicket: 'Responde al cliente por correo',
    noteOnTicket: 'Escribe una nota para colegas; ningún cliente la ve',
    getMessage: 'Un mensaje, con el estado de su entrega',
    resendMessage: 'Envía de nuevo una respuesta que falló o es incierta',
    getAttachment: 'Los bytes de un adjunto',
    listTicketTypes: 'Lista los tipos de ticket',
    listGroups: 'Lista los grupos',
    listAccounts: 'Lista las cuentas por nombre',
    getAccount: 'Una cuenta y su estado',
    getAccountHealth: 'Cómo ha estado la cuenta',
    listAccountErrors: 'Los últimos errores de una cuenta, cada uno con causa y solución',
    testAccount: 'Prueba una cuenta etapa por etapa; con Accept: application/x-ndjson, una línea tras cada paso',
    auditAccount: 'Compara el servidor de una cuenta con lo que hay aquí',
    activateAccount: 'Activa una cuenta, también una detenida',
    deactivateAccount: 'Desactiva una cuenta; su correo espera en el servidor',
    listEvents: 'Lo que ocurrió, en orden, desde un punto que guarda quien llama',
    listWebhooks: 'Lista los webhooks',
    createWebhook:
      'Avisa a una dirección de los eventos a partir de ahora, firmados según Standard Webhooks, en orden y al menos una vez',
    getWebhook: 'Un webhook y dónde está',
    deleteWebhook: 'Deja de avisar a una dirección',
    activateWebhook: 'Retoma un webhook que respondió 410',
    replayWebhook: 'Cuenta de nuevo a un webhook todo lo posterior a un evento',
    listDeadLetters: 'Eventos que un webhook no aceptó en todos los intentos',
    redriveDeadLetters: 'Intenta una vez más los eventos no entregados',
    getMailHook: 'La dirección a la que se pregunta antes de que un correo abra un ticket',
    setMailHook:
      'Pregunta a una dirección, de forma firmada, antes de que un correo abra un ticket: puede elegir tipo, grupo y prioridad, o hacer que se ignore el correo',
    deleteMailHook: 'Deja de preguntar',
  },
  problems: {
    'invalid-json': { title: 'El cuerpo no es JSON', remedy: 'Envíe un objeto JSON, codificado en UTF-8.' },
    unauthorized: {
      title: 'Ningún token válido',
      remedy:
        'Envíe la cabecera Authorization: Bearer ibx_… con un token de Configuración → Tokens de la API en Slack.',
    },
    'scope-missing': {
      title: 'El token no puede hacer esto',
      remedy: 'Cree un token con el alcance indicado en detail.',
    },
    forbidden: { title: 'Esto no es para tokens', remedy: 'Solo una persona puede hacer esto, en Slack.' },
    'not-found': { title: 'Esto no existe', remedy: 'Compruebe la dirección y el id; puede que se haya eliminado.' },
    'method-not-allowed': {
      title: 'Este método no se acepta aquí',
      remedy: 'Use uno de los indicados en la cabecera Allow.',
    },
    conflict: { title: 'Se cambió entretanto', remedy: 'Léalo de nuevo y decida otra vez.' },
    'in-use': { title: 'Algo todavía lo necesita', remedy: 'Elimine antes lo que lo usa.' },
    'idempotency-key-reused': {
      title: 'La Idempotency-Key ya vino con otra petición',
      remedy: 'Use una clave nueva para cada petición nueva, y la misma solo para repetirla.',
    },
    'precondition-failed': {
      title: 'Ya no está como dice If-Match',
      remedy: 'Léalo de nuevo para obtener su ETag y decida otra vez.',
    },
    'body-too-large': {
      title: 'El cuerpo es demasiado grande',
      remedy: 'Envíe menos; los archivos de una respuesta pueden sumar 25 MB.',
    },
    'not-json': { title: 'El cuerpo es de otro tipo', remedy: 'Envíelo con Content-Type: application/json.' },
    invalid: { title: 'Parte de esto no se puede aceptar', remedy: 'Corrija los campos indicados en errors.' },
    'rate-limited': {
      title: 'Demasiadas peticiones',
      remedy: 'Espere los segundos que indica la cabecera Retry-After.',
    },
    internal: {
      title: 'Algo salió mal de nuestro lado',
      remedy: 'Inténtelo de nuevo en un momento; si sigue así, avise a quien opera Inbox Email.',
    },
    storage: {
      title: 'Ahora no se puede guardar nada',
      remedy: 'Inténtelo más tarde: el disco está lleno, o la base de datos está bloqueada o es de solo lectura.',
    },
  },
  docs: {
    title: 'API HTTP',
    intro:
      'Los programas usan esta API con un token que un supervisor crea en Slack, en Configuración → Tokens de la API. Va en la cabecera Authorization: Bearer ibx_….',
    machine: 'Lo mismo para máquinas:',
    idempotency:
      'Todo POST acepta una Idempotency-Key: repetido en 24 horas, recibe la misma respuesta y se hace una sola vez. Los GET de tickets y cuentas dan un ETag, que los cambios aceptan como If-Match.',
    webhooks:
      'Los webhooks reciben {sequence, type, timestamp, data} con las cabeceras webhook-id, webhook-timestamp y webhook-signature de Standard Webhooks. Responda 2xx en 15 segundos; lo que no se acepta se intenta diez veces en unas dieciséis horas, en orden, así que el mismo webhook-id puede llegar dos veces. 410 desactiva el webhook.',
    scope: 'Alcance',
    request: 'Petición',
    answer: 'Respuesta',
    schemas: 'Cuerpos',
    problems: 'Problemas',
    problemsIntro:
      'Lo que se rechaza o falla se responde como application/problem+json (RFC 9457), con un código estable.',
  },
};
