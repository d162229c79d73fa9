import { at, type Cause, code, forLater, permanent, says, sending, status } from './cause.ts';

/** A server that asks for patience; stands before "wrong password", which some of its words resemble. */
export const patience: readonly Cause[] = [
  {
    code: 'server-fault',
    fits: (failure) =>
      status('SERVERBUG', 'CLIENTBUG')(failure) ||
      says(failure, /internal (server )?error|server configuration (problem|error)|temporary lookup failure/i),
    cause: {
      en: 'The mail server reports a fault of its own.',
      'pt-BR': 'O servidor de e-mail relata uma falha dele mesmo.',
      es: 'El servidor de correo informa de un fallo propio.',
    },
    remedy: {
      en: 'We try again by ourselves. If it stays, show its words to whoever runs the mail server: its log says more.',
      'pt-BR':
        'Tentamos de novo sozinhos. Se persistir, mostre as palavras dele a quem administra o servidor: o registro (log) diz mais.',
      es: 'Lo intentamos de nuevo solos. Si persiste, muestre sus palabras a quien administra el servidor: su registro (log) dice más.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'server-busy',
    fits: (failure) =>
      status('UNAVAILABLE', 'INUSE', 'SYS/TEMP')(failure) ||
      (!sending(failure) &&
        (forLater(failure) ||
          (!permanent(failure) &&
            says(
              failure,
              /try again later|temporar(y|ily)|unavailable|overloaded|server (is )?busy|shutting down|connection is closed\. \d+/i,
            )))),
    cause: {
      en: 'The server asks us to come back later.',
      'pt-BR': 'O servidor pede que voltemos mais tarde.',
      es: 'El servidor pide que volvamos más tarde.',
    },
    remedy: {
      en: 'Nothing to do: we try again by ourselves.',
      'pt-BR': 'Nada a fazer: tentamos de novo sozinhos.',
      es: 'No hay nada que hacer: lo intentamos de nuevo solos.',
    },
    field: null,
    temporary: true,
  },
];

/** What is left when nothing particular fits. */
export const general: readonly Cause[] = [
  {
    code: 'said-goodbye',
    fits: (failure) => at(failure, 'greeting', 'capabilities') && says(failure, /^\* BYE\b/i),
    cause: {
      en: 'The server says goodbye at once.',
      'pt-BR': 'O servidor se despede na hora.',
      es: 'El servidor se despide al instante.',
    },
    remedy: {
      en: 'Its words say why. If they ask for patience, we try again by ourselves; if not, show them to whoever runs the mail server.',
      'pt-BR':
        'As palavras dele dizem o motivo. Se pedirem paciência, tentamos de novo sozinhos; se não, mostre-as a quem administra o servidor.',
      es: 'Sus palabras dicen por qué. Si piden paciencia, lo intentamos de nuevo solos; si no, muéstrelas a quien administra el servidor.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'no-answer',
    fits: code('ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ESOCKETTIMEDOUT'),
    cause: {
      en: 'The server does not answer.',
      'pt-BR': 'O servidor não responde.',
      es: 'El servidor no responde.',
    },
    remedy: {
      en: 'Check server name and port; a firewall may also swallow the connection. We keep trying.',
      'pt-BR': 'Confira nome e porta do servidor; um firewall também pode engolir a conexão. Continuamos tentando.',
      es: 'Revise nombre y puerto del servidor; un cortafuegos también puede tragarse la conexión. Seguimos intentando.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'connection-lost',
    fits: code(
      'ECONNRESET',
      'EPIPE',
      'ECONNABORTED',
      'ECONNECTION',
      'ESOCKET',
      'NoConnection',
      'ClosedAfterConnectTLS',
      'ClosedAfterConnectText',
      'EConnectionClosed',
    ),
    cause: {
      en: 'The server closed the connection.',
      'pt-BR': 'O servidor encerrou a conexão.',
      es: 'El servidor cerró la conexión.',
    },
    remedy: {
      en: 'This usually passes by itself: we keep trying. If it happens at once every time, check port and technology.',
      'pt-BR':
        'Costuma passar sozinho: continuamos tentando. Se acontecer sempre de imediato, confira porta e tecnologia.',
      es: 'Suele pasar solo: seguimos intentando. Si ocurre siempre de inmediato, revise puerto y tecnología.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'sign-in-failed',
    fits: (failure) => at(failure, 'sign-in') && failure.words !== '',
    cause: {
      en: 'The server did not let us in.',
      'pt-BR': 'O servidor não nos deixou entrar.',
      es: 'El servidor no nos dejó entrar.',
    },
    remedy: {
      en: 'Its words say why. Check user name and password; if they are right, show the words to whoever runs the mail server.',
      'pt-BR':
        'As palavras dele dizem o motivo. Confira usuário e senha; se estiverem certos, mostre as palavras a quem administra o servidor.',
      es: 'Sus palabras dicen por qué. Revise usuario y contraseña; si son correctos, muestre las palabras a quien administra el servidor.',
    },
    field: 'login',
    temporary: true,
  },
  {
    code: 'other',
    fits: () => true,
    cause: {
      en: 'Something failed that we have no name for yet.',
      'pt-BR': 'Falhou algo para o qual ainda não temos nome.',
      es: 'Falló algo para lo que aún no tenemos nombre.',
    },
    remedy: {
      en: "The server's words say more. Test the account again; if it stays, show them to whoever runs the mail server.",
      'pt-BR':
        'As palavras do servidor dizem mais. Teste a conta de novo; se persistir, mostre-as a quem administra o servidor de e-mail.',
      es: 'Las palabras del servidor dicen más. Pruebe la cuenta de nuevo; si persiste, muéstrelas a quien administra el servidor de correo.',
    },
    field: null,
    temporary: true,
  },
];
