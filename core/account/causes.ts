import type { Translated } from '../language.ts';
import type { Failure } from './failure.ts';

/** A row of the catalogue. "Add a cause" is one row here and one line in its test. */
export interface Cause {
  /** Stable: kept in the database. */
  code: string;
  fits(failure: Failure): boolean;
  cause: Translated;
  remedy: Translated;
  /** The form field to mend, on the failing side. */
  field: 'host' | 'port' | 'encryption' | 'login' | 'password' | 'address' | 'folder' | null;
  /** Trying again by itself may help. */
  temporary: boolean;
}

const code =
  (...codes: string[]) =>
  (failure: Failure) =>
    codes.includes(failure.code);
const says = (failure: Failure, pattern: RegExp) => pattern.test(failure.words);
const signingIn = (failure: Failure) => failure.stage === 'sign-in';

/** The first row that fits wins: the particular before the general. */
export const causes: readonly Cause[] = [
  {
    code: 'host-refused',
    fits: code('EHOSTREFUSED'),
    cause: {
      en: 'This host name leads to an address inside a private network, where we do not connect.',
      'pt-BR': 'Este nome de servidor leva a um endereço de rede interna, ao qual não nos conectamos.',
      es: 'Este nombre de servidor lleva a una dirección de red interna, a la que no nos conectamos.',
    },
    remedy: {
      en: 'Type the public name of the mail server. If the server really is on your network, ask whoever runs Inbox Email to allow it (MAIL_ALLOWED_NETWORKS).',
      'pt-BR':
        'Informe o nome público do servidor de e-mail. Se ele fica mesmo na sua rede, peça a quem administra o Inbox Email que o permita (MAIL_ALLOWED_NETWORKS).',
      es: 'Escriba el nombre público del servidor de correo. Si realmente está en su red, pida a quien administra Inbox Email que lo permita (MAIL_ALLOWED_NETWORKS).',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'port-refused',
    fits: code('EPORTREFUSED'),
    cause: {
      en: 'Mail servers do not use this port, so we do not connect to it.',
      'pt-BR': 'Servidores de e-mail não usam esta porta, então não nos conectamos a ela.',
      es: 'Los servidores de correo no usan este puerto, así que no nos conectamos a él.',
    },
    remedy: {
      en: 'Usual ports: 993 or 143 for IMAP, 995 or 110 for POP3, 465, 587 or 25 for SMTP. If your server really uses another one, ask whoever runs Inbox Email to allow it (MAIL_ALLOWED_PORTS).',
      'pt-BR':
        'Portas usuais: 993 ou 143 para IMAP, 995 ou 110 para POP3, 465, 587 ou 25 para SMTP. Se o seu servidor usa mesmo outra, peça a quem administra o Inbox Email que a permita (MAIL_ALLOWED_PORTS).',
      es: 'Puertos habituales: 993 o 143 para IMAP, 995 o 110 para POP3, 465, 587 o 25 para SMTP. Si su servidor usa realmente otro, pida a quien administra Inbox Email que lo permita (MAIL_ALLOWED_PORTS).',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'host-not-found',
    fits: code('ENOTFOUND', 'ENODATA', 'EDNS'),
    cause: {
      en: 'There is no server with this name.',
      'pt-BR': 'Não existe servidor com este nome.',
      es: 'No existe ningún servidor con este nombre.',
    },
    remedy: {
      en: 'Check the spelling of the server name. It often begins with imap., pop., smtp. or mail.',
      'pt-BR': 'Confira a grafia do nome do servidor. Ele costuma começar com imap., pop., smtp. ou mail.',
      es: 'Revise cómo está escrito el nombre del servidor. Suele empezar por imap., pop., smtp. o mail.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'dns-unavailable',
    fits: code('EAI_AGAIN', 'ESERVFAIL', 'ETIMEOUT_DNS'),
    cause: {
      en: 'The name service did not answer, so the server could not be looked up.',
      'pt-BR': 'O serviço de nomes (DNS) não respondeu e o servidor não pôde ser localizado.',
      es: 'El servicio de nombres (DNS) no respondió y no se pudo localizar el servidor.',
    },
    remedy: {
      en: 'This usually passes by itself: we keep trying. If it stays, the network of the machine that runs Inbox Email needs a look.',
      'pt-BR':
        'Costuma passar sozinho: continuamos tentando. Se persistir, é preciso verificar a rede da máquina onde roda o Inbox Email.',
      es: 'Suele pasar solo: seguimos intentando. Si persiste, hay que revisar la red de la máquina donde corre Inbox Email.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'connection-refused',
    fits: code('ECONNREFUSED'),
    cause: {
      en: 'The server is there, but nothing answers on this port.',
      'pt-BR': 'O servidor existe, mas nada responde nesta porta.',
      es: 'El servidor existe, pero nada responde en este puerto.',
    },
    remedy: {
      en: 'Check port and technology together (993 for IMAP with TLS, 465 or 587 for sending). If they are right, the mail server is down: we keep trying.',
      'pt-BR':
        'Confira a porta junto com a tecnologia (993 para IMAP com TLS, 465 ou 587 para o envio). Se estiverem certas, o servidor de e-mail está fora do ar: continuamos tentando.',
      es: 'Revise el puerto junto con la tecnología (993 para IMAP con TLS, 465 o 587 para enviar). Si son correctos, el servidor de correo está caído: seguimos intentando.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'unreachable',
    fits: code('EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN'),
    cause: {
      en: 'There is no way through the network to this server.',
      'pt-BR': 'Não há caminho de rede até este servidor.',
      es: 'No hay camino de red hasta este servidor.',
    },
    remedy: {
      en: 'Check the server name. If it is right, the network is down or a firewall is in between: we keep trying.',
      'pt-BR':
        'Confira o nome do servidor. Se estiver certo, a rede caiu ou há um firewall no caminho: continuamos tentando.',
      es: 'Revise el nombre del servidor. Si es correcto, la red está caída o hay un cortafuegos en medio: seguimos intentando.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'tls-expected-plain-found',
    fits: code('ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST', 'EPROTO'),
    cause: {
      en: 'We spoke TLS, and the server answered in plain text: this port does not begin with encryption.',
      'pt-BR': 'Falamos TLS e o servidor respondeu em texto puro: esta porta não começa com criptografia.',
      es: 'Hablamos TLS y el servidor respondió en texto plano: este puerto no empieza con cifrado.',
    },
    remedy: {
      en: 'Choose STARTTLS (143 for IMAP, 587 for sending), or the port that belongs to TLS (993, 465).',
      'pt-BR': 'Escolha STARTTLS (143 para IMAP, 587 para o envio) ou a porta própria do TLS (993, 465).',
      es: 'Elija STARTTLS (143 para IMAP, 587 para enviar) o el puerto propio de TLS (993, 465).',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'starttls-not-offered',
    fits: (failure) => code('ENOSTARTTLS')(failure) || (failure.stage === 'tls' && says(failure, /STARTTLS/i)),
    cause: {
      en: 'The server does not offer encryption (STARTTLS) on this port.',
      'pt-BR': 'O servidor não oferece criptografia (STARTTLS) nesta porta.',
      es: 'El servidor no ofrece cifrado (STARTTLS) en este puerto.',
    },
    remedy: {
      en: 'Choose SSL/TLS with its port (993 for IMAP, 465 for sending). Without encryption the password would cross the network readable.',
      'pt-BR':
        'Escolha SSL/TLS com a porta dele (993 para IMAP, 465 para o envio). Sem criptografia, a senha atravessaria a rede legível.',
      es: 'Elija SSL/TLS con su puerto (993 para IMAP, 465 para enviar). Sin cifrado, la contraseña cruzaría la red legible.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'certificate-expired',
    fits: code('CERT_HAS_EXPIRED'),
    cause: {
      en: "The server's certificate has expired.",
      'pt-BR': 'O certificado do servidor venceu.',
      es: 'El certificado del servidor ha caducado.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server to renew its certificate. We do not send passwords past an expired one.',
      'pt-BR':
        'Peça a quem administra o servidor de e-mail que renove o certificado. Não enviamos senhas com um certificado vencido.',
      es: 'Pida a quien administra el servidor de correo que renueve el certificado. No enviamos contraseñas con uno caducado.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'certificate-wrong-name',
    fits: code('ERR_TLS_CERT_ALTNAME_INVALID'),
    cause: {
      en: "The server's certificate is made out to another name.",
      'pt-BR': 'O certificado do servidor foi emitido para outro nome.',
      es: 'El certificado del servidor está emitido para otro nombre.',
    },
    remedy: {
      en: "Type the server name that stands in the certificate (often your provider's own, as in mail.provider.com).",
      'pt-BR':
        'Informe o nome de servidor que consta no certificado (muitas vezes o do próprio provedor, como mail.provedor.com.br).',
      es: 'Escriba el nombre de servidor que figura en el certificado (a menudo el del propio proveedor, como mail.proveedor.com).',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'certificate-untrusted',
    fits: code(
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_UNTRUSTED',
    ),
    cause: {
      en: "The server's certificate is not signed by an authority that we know.",
      'pt-BR': 'O certificado do servidor não foi assinado por uma autoridade que conheçamos.',
      es: 'El certificado del servidor no está firmado por una autoridad que conozcamos.',
    },
    remedy: {
      en: 'If it is your own server with a private authority, ask whoever runs Inbox Email to add that authority (MAIL_CA_FILE). Otherwise somebody may be listening in: do not go on.',
      'pt-BR':
        'Se for um servidor seu com autoridade própria, peça a quem administra o Inbox Email que a acrescente (MAIL_CA_FILE). Caso contrário, alguém pode estar interceptando: não prossiga.',
      es: 'Si es un servidor suyo con autoridad propia, pida a quien administra Inbox Email que la añada (MAIL_CA_FILE). Si no, alguien puede estar interceptando: no siga.',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'tls-failed',
    fits: (failure) => failure.stage === 'tls' && /^ERR_(SSL|TLS)|^EPROTO$|CERT/.test(failure.code),
    cause: {
      en: 'The encrypted connection could not be agreed on: the server may be too old for it.',
      'pt-BR': 'Não foi possível estabelecer a conexão criptografada: o servidor pode ser antigo demais para ela.',
      es: 'No se pudo acordar la conexión cifrada: el servidor puede ser demasiado antiguo.',
    },
    remedy: {
      en: 'Try the other encryption (SSL/TLS or STARTTLS) with its port. If both fail, the server needs TLS 1.2 or newer.',
      'pt-BR':
        'Tente a outra criptografia (SSL/TLS ou STARTTLS) com a porta dela. Se ambas falharem, o servidor precisa de TLS 1.2 ou mais novo.',
      es: 'Pruebe el otro cifrado (SSL/TLS o STARTTLS) con su puerto. Si ambos fallan, el servidor necesita TLS 1.2 o más nuevo.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'app-password-needed',
    fits: (failure) =>
      signingIn(failure) &&
      says(failure, /application-specific password|app(lication)? password|InvalidSecondFactor|app-specific/i),
    cause: {
      en: 'This provider does not take the usual password here: it wants an app password.',
      'pt-BR': 'Este provedor não aceita aqui a senha habitual: ele exige uma senha de app.',
      es: 'Este proveedor no acepta aquí la contraseña habitual: exige una contraseña de aplicación.',
    },
    remedy: {
      en: "Make an app password in the security settings of the provider's account, and type that one.",
      'pt-BR': 'Crie uma senha de app nas configurações de segurança da conta no provedor e informe essa senha.',
      es: 'Cree una contraseña de aplicación en los ajustes de seguridad de la cuenta del proveedor e introdúzcala aquí.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'password-sign-in-off',
    fits: (failure) =>
      signingIn(failure) &&
      (says(
        failure,
        /basic authentication|SmtpClientAuthentication is disabled|IMAP (access )?is disabled|not enabled for IMAP|please log in via your web browser/i,
      ) ||
        failure.status === '5.7.139'),
    cause: {
      en: 'Signing in with a password is switched off for this mailbox.',
      'pt-BR': 'A entrada com senha está desativada para esta caixa de e-mail.',
      es: 'El acceso con contraseña está desactivado para este buzón.',
    },
    remedy: {
      en: "Switch IMAP and SMTP access on in the provider's settings, or ask the provider's administrator to.",
      'pt-BR': 'Ative o acesso IMAP e SMTP nas configurações do provedor ou peça isso ao administrador dele.',
      es: 'Active el acceso IMAP y SMTP en los ajustes del proveedor o pídaselo a su administrador.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'plain-sign-in-refused',
    fits: (failure) =>
      signingIn(failure) &&
      (failure.status === 'PRIVACYREQUIRED' ||
        failure.reply === 538 ||
        says(
          failure,
          /plaintext authentication (disallowed|disabled)|must issue a STARTTLS|encryption required|LOGINDISABLED/i,
        )),
    cause: {
      en: 'The server takes passwords only over an encrypted connection.',
      'pt-BR': 'O servidor só aceita senhas em conexão criptografada.',
      es: 'El servidor solo acepta contraseñas por una conexión cifrada.',
    },
    remedy: {
      en: 'Choose SSL/TLS or STARTTLS.',
      'pt-BR': 'Escolha SSL/TLS ou STARTTLS.',
      es: 'Elija SSL/TLS o STARTTLS.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'too-many-connections',
    fits: (failure) =>
      failure.status === 'LIMIT' ||
      says(failure, /too many (simultaneous )?connections|maximum number of connections/i),
    cause: {
      en: 'The server allows no further connection to this mailbox at the moment.',
      'pt-BR': 'O servidor não permite mais conexões a esta caixa no momento.',
      es: 'El servidor no permite más conexiones a este buzón por ahora.',
    },
    remedy: {
      en: 'Close other mail programs that use this mailbox. We use one connection and try again by ourselves.',
      'pt-BR':
        'Feche outros programas de e-mail que usam esta caixa. Usamos uma única conexão e tentamos de novo sozinhos.',
      es: 'Cierre otros programas de correo que usen este buzón. Usamos una sola conexión y volvemos a intentarlo solos.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'mailbox-in-use',
    // RFC 2449, section 8.1.2, and what servers say that are older than it.
    fits: (failure) =>
      failure.status === 'IN-USE' ||
      (signingIn(failure) &&
        says(failure, /\b(maildrop|mailbox)\b.*\b(locked|lock|in use)\b|\block (the )?(maildrop|mailbox)/i)),
    cause: {
      en: 'Another program has this mailbox open; POP3 lets in only one at a time.',
      'pt-BR': 'Outro programa está com esta caixa aberta; o POP3 só admite um de cada vez.',
      es: 'Otro programa tiene abierto este buzón; POP3 solo admite uno a la vez.',
    },
    remedy: {
      en: 'Nothing to do if it passes: we try again by ourselves. If it stays, close other programs that collect this mailbox, or choose IMAP.',
      'pt-BR':
        'Se passar, nada a fazer: tentamos de novo sozinhos. Se persistir, feche outros programas que coletam esta caixa ou escolha IMAP.',
      es: 'Si se pasa, no hay nada que hacer: lo intentamos de nuevo solos. Si persiste, cierre otros programas que recogen este buzón o elija IMAP.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'server-busy',
    fits: (failure) =>
      failure.status === 'UNAVAILABLE' ||
      failure.status === 'INUSE' ||
      failure.status === 'LOGIN-DELAY' ||
      failure.status === 'SYS/TEMP' ||
      (failure.stage !== 'send' && failure.reply >= 400 && failure.reply < 500),
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
  {
    code: 'wrong-password',
    fits: (failure) =>
      failure.status === 'AUTHENTICATIONFAILED' ||
      failure.reply === 535 ||
      failure.code === 'EAUTH' ||
      (signingIn(failure) && says(failure, /authenticat|invalid (login|credentials)|login failed|password/i)),
    cause: {
      en: 'The server refused this login and password.',
      'pt-BR': 'O servidor recusou este usuário e senha.',
      es: 'El servidor rechazó este usuario y contraseña.',
    },
    remedy: {
      en: 'Type the password again. Check the login too: some servers want the whole address, some only what stands before the @.',
      'pt-BR':
        'Informe a senha de novo. Confira também o usuário: alguns servidores querem o endereço inteiro, outros só o que vem antes do @.',
      es: 'Escriba de nuevo la contraseña. Revise también el usuario: unos servidores quieren la dirección completa y otros solo lo que va antes de la @.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'sign-in-not-offered',
    fits: (failure) => signingIn(failure) && failure.code === 'ENOAUTH',
    cause: {
      en: 'The server does not offer to sign in here.',
      'pt-BR': 'O servidor não oferece entrada com usuário e senha aqui.',
      es: 'El servidor no ofrece iniciar sesión aquí.',
    },
    remedy: {
      en: 'Use the port for sending by customers (587 with STARTTLS or 465 with SSL/TLS); port 25 is for servers among themselves.',
      'pt-BR':
        'Use a porta de envio para clientes (587 com STARTTLS ou 465 com SSL/TLS); a 25 é para servidores entre si.',
      es: 'Use el puerto de envío para clientes (587 con STARTTLS o 465 con SSL/TLS); el 25 es para servidores entre sí.',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'uidl-missing',
    fits: code('ENOUIDL'),
    cause: {
      en: 'This POP3 server does not number its mails durably (UIDL), so new ones cannot be told from known ones.',
      'pt-BR':
        'Este servidor POP3 não identifica os e-mails de forma duradoura (UIDL); não há como distinguir os novos dos conhecidos.',
      es: 'Este servidor POP3 no identifica los correos de forma duradera (UIDL); no se puede distinguir los nuevos de los conocidos.',
    },
    remedy: {
      en: 'Choose IMAP, or ask whoever runs the mail server to switch UIDL on.',
      'pt-BR': 'Escolha IMAP ou peça a quem administra o servidor de e-mail que ative o UIDL.',
      es: 'Elija IMAP o pida a quien administra el servidor de correo que active UIDL.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'no-such-folder',
    fits: (failure) => failure.stage === 'folder',
    cause: {
      en: 'The folder cannot be opened: it does not exist or the login may not read it.',
      'pt-BR': 'A pasta não pode ser aberta: não existe ou este usuário não tem permissão de leitura.',
      es: 'La carpeta no se puede abrir: no existe o este usuario no tiene permiso de lectura.',
    },
    remedy: {
      en: 'Check the name of the folder. INBOX always exists.',
      'pt-BR': 'Confira o nome da pasta. INBOX sempre existe.',
      es: 'Revise el nombre de la carpeta. INBOX siempre existe.',
    },
    field: 'folder',
    temporary: false,
  },
  {
    code: 'sender-refused',
    fits: (failure) =>
      failure.stage === 'send' &&
      (failure.status === '5.7.60' ||
        says(
          failure,
          /sender (address )?(rejected|refused)|not (allowed|authori[sz]ed|owned)|send ?as|does not match/i,
        )),
    cause: {
      en: 'The outgoing server does not let this login send from this address.',
      'pt-BR': 'O servidor de saída não permite que este usuário envie por este endereço.',
      es: 'El servidor de salida no permite que este usuario envíe desde esta dirección.',
    },
    remedy: {
      en: 'Use the login that owns the address, or let the provider allow this login to send as the address.',
      'pt-BR': 'Use o usuário dono do endereço ou peça ao provedor que autorize este usuário a enviar por ele.',
      es: 'Use el usuario dueño de la dirección o pida al proveedor que autorice a este usuario a enviar con ella.',
    },
    field: 'address',
    temporary: false,
  },
  {
    code: 'recipient-refused',
    fits: (failure) =>
      failure.stage === 'send' &&
      (/^5\.1\.[0-9]+$/.test(failure.status) ||
        says(failure, /user unknown|no such (user|recipient)|relay(ing)? (access )?denied/i)),
    cause: {
      en: 'The outgoing server refused the recipient.',
      'pt-BR': 'O servidor de saída recusou o destinatário.',
      es: 'El servidor de salida rechazó al destinatario.',
    },
    remedy: {
      en: 'Check the address. If it is right, the server does not pass mail on for this login: check the outgoing login.',
      'pt-BR':
        'Confira o endereço. Se estiver certo, o servidor não encaminha e-mails deste usuário: confira o usuário de saída.',
      es: 'Revise la dirección. Si es correcta, el servidor no reenvía correo de este usuario: revise el usuario de salida.',
    },
    field: 'address',
    temporary: false,
  },
  {
    code: 'message-refused',
    fits: (failure) => failure.stage === 'send' && failure.reply >= 500,
    cause: {
      en: 'The outgoing server refused the message.',
      'pt-BR': 'O servidor de saída recusou a mensagem.',
      es: 'El servidor de salida rechazó el mensaje.',
    },
    remedy: {
      en: "Read the server's words: they say what it objects to (size, content, reputation).",
      'pt-BR': 'Leia as palavras do servidor: elas dizem o que ele recusa (tamanho, conteúdo, reputação).',
      es: 'Lea las palabras del servidor: dicen qué rechaza (tamaño, contenido, reputación).',
    },
    field: null,
    temporary: false,
  },
  {
    code: 'send-later',
    fits: (failure) => failure.stage === 'send' && failure.reply >= 400,
    cause: {
      en: 'The outgoing server does not take the message right now.',
      'pt-BR': 'O servidor de saída não aceita a mensagem neste momento.',
      es: 'El servidor de salida no acepta el mensaje en este momento.',
    },
    remedy: {
      en: 'Nothing to do: we try again by ourselves.',
      'pt-BR': 'Nada a fazer: tentamos de novo sozinhos.',
      es: 'No hay nada que hacer: lo intentamos de nuevo solos.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'password-missing',
    fits: code('ENOPASSWORD'),
    cause: {
      en: 'No password is stored for this login.',
      'pt-BR': 'Não há senha guardada para este usuário.',
      es: 'No hay contraseña guardada para este usuario.',
    },
    remedy: {
      en: 'Edit the account and type the password.',
      'pt-BR': 'Edite a conta e informe a senha.',
      es: 'Edite la cuenta y escriba la contraseña.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'sealed-password-unreadable',
    fits: (failure) => failure.code === 'ESEALBROKEN',
    cause: {
      en: 'The stored password cannot be opened: the key it was sealed with is missing.',
      'pt-BR': 'A senha guardada não pode ser aberta: falta a chave com que foi selada.',
      es: 'La contraseña guardada no se puede abrir: falta la clave con la que se selló.',
    },
    remedy: {
      en: 'Bring the key file back, or edit the account and type the password again.',
      'pt-BR': 'Restaure o arquivo de chave ou edite a conta e informe a senha de novo.',
      es: 'Restaure el archivo de clave o edite la cuenta y escriba de nuevo la contraseña.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'not-a-mail-server',
    fits: code('ENOTMAIL'),
    cause: {
      en: 'Something answers on this port, but it does not speak the expected mail protocol.',
      'pt-BR': 'Algo responde nesta porta, mas não fala o protocolo de e-mail esperado.',
      es: 'Algo responde en este puerto, pero no habla el protocolo de correo esperado.',
    },
    remedy: {
      en: 'Check server and port: incoming and outgoing may be swapped.',
      'pt-BR': 'Confira servidor e porta: entrada e saída podem estar trocadas.',
      es: 'Revise servidor y puerto: entrada y salida pueden estar intercambiadas.',
    },
    field: 'port',
    temporary: false,
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
    code: 'disk-full',
    fits: code('disk-full', 'ENOSPC', 'EDQUOT'),
    cause: {
      en: 'The disk of the machine that runs Inbox Email is full.',
      'pt-BR': 'O disco da máquina onde roda o Inbox Email está cheio.',
      es: 'El disco de la máquina donde corre Inbox Email está lleno.',
    },
    remedy: {
      en: 'Free some space there. Mail waits on the server meanwhile; receiving goes on by itself.',
      'pt-BR': 'Libere espaço nela. Enquanto isso os e-mails esperam no servidor; o recebimento continua sozinho.',
      es: 'Libere espacio en ella. Mientras tanto el correo espera en el servidor; la recepción sigue sola.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'database-locked',
    fits: code('database-locked'),
    cause: {
      en: 'Another program keeps the database of Inbox Email locked.',
      'pt-BR': 'Outro programa mantém bloqueado o banco de dados do Inbox Email.',
      es: 'Otro programa mantiene bloqueada la base de datos de Inbox Email.',
    },
    remedy: {
      en: 'End the program that has the database open (a backup, a database browser). Mail waits on the server meanwhile; receiving goes on by itself.',
      'pt-BR':
        'Encerre o programa que está com o banco de dados aberto (um backup, um navegador de banco de dados). Enquanto isso os e-mails esperam no servidor; o recebimento continua sozinho.',
      es: 'Cierre el programa que tiene abierta la base de datos (una copia de seguridad, un visor de bases de datos). Mientras tanto el correo espera en el servidor; la recepción sigue sola.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'database-read-only',
    fits: code('database-read-only', 'EROFS'),
    cause: {
      en: 'The database of Inbox Email is read-only.',
      'pt-BR': 'O banco de dados do Inbox Email está somente para leitura.',
      es: 'La base de datos de Inbox Email es de solo lectura.',
    },
    remedy: {
      en: 'Look at the disk of the machine that runs Inbox Email: systems switch a failing one to read-only. Mail waits on the server meanwhile; receiving goes on by itself.',
      'pt-BR':
        'Verifique o disco da máquina onde roda o Inbox Email: o sistema põe em somente leitura um disco com defeito. Enquanto isso os e-mails esperam no servidor; o recebimento continua sozinho.',
      es: 'Revise el disco de la máquina donde corre Inbox Email: el sistema pone en solo lectura un disco que falla. Mientras tanto el correo espera en el servidor; la recepción sigue sola.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'database-broken',
    fits: code('database-broken', 'ERR_SQLITE_ERROR'),
    cause: {
      en: 'The database of Inbox Email fails.',
      'pt-BR': 'O banco de dados do Inbox Email está falhando.',
      es: 'La base de datos de Inbox Email falla.',
    },
    remedy: {
      en: 'Look at the log and at the disk of the machine that runs Inbox Email. Mail waits on the server meanwhile; receiving goes on by itself once the database works.',
      'pt-BR':
        'Verifique o log e o disco da máquina onde roda o Inbox Email. Enquanto isso os e-mails esperam no servidor; o recebimento continua sozinho quando o banco funcionar.',
      es: 'Revise el registro y el disco de la máquina donde corre Inbox Email. Mientras tanto el correo espera en el servidor; la recepción sigue sola cuando la base de datos funcione.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'mail-unreadable',
    fits: (failure) => failure.stage === 'read',
    cause: {
      en: 'A mail could not be turned into a ticket. It is kept whole, in quarantine.',
      'pt-BR': 'Um e-mail não pôde virar ticket. Ele está guardado inteiro, em quarentena.',
      es: 'Un correo no pudo convertirse en ticket. Está guardado entero, en cuarentena.',
    },
    remedy: {
      en: 'Nothing is lost, and other mails go on. Try again here; a new version of Inbox Email tries by itself.',
      'pt-BR':
        'Nada se perdeu, e os outros e-mails continuam. Tente de novo aqui; uma nova versão do Inbox Email tenta sozinha.',
      es: 'No se perdió nada, y los demás correos continúan. Inténtelo de nuevo aquí; una nueva versión de Inbox Email lo intenta sola.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'not-acknowledged',
    fits: code('ENOTACKNOWLEDGED'),
    cause: {
      en: 'The server does not let us mark, move or delete mails in this folder.',
      'pt-BR': 'O servidor não nos deixa marcar, mover ou apagar e-mails nesta pasta.',
      es: 'El servidor no nos deja marcar, mover ni borrar correos en esta carpeta.',
    },
    remedy: {
      en: 'Mail is received all the same. Choose “leave as it is” after reading, or give the login the right to write to the folder.',
      'pt-BR':
        'Os e-mails são recebidos mesmo assim. Escolha deixar como está após a leitura ou dê ao usuário permissão de escrita na pasta.',
      es: 'El correo se recibe igualmente. Elija dejarlo como está tras la lectura o dé al usuario permiso de escritura en la carpeta.',
    },
    field: 'folder',
    temporary: true,
  },
  {
    code: 'mail-not-given-out',
    fits: code('ENOTGIVEN'),
    cause: {
      en: 'The server lists mails that it does not give out.',
      'pt-BR': 'O servidor lista e-mails que não entrega.',
      es: 'El servidor lista correos que no entrega.',
    },
    remedy: {
      en: 'We ask for them again every hour. Look at them in another mail program, or ask whoever runs the mail server to repair the mailbox.',
      'pt-BR':
        'Pedimos por eles de novo a cada hora. Veja-os em outro programa de e-mail ou peça a quem administra o servidor que repare a caixa.',
      es: 'Los pedimos de nuevo cada hora. Véalos en otro programa de correo o pida a quien administra el servidor que repare el buzón.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'mail-not-listed',
    fits: code('ENOTLISTED'),
    cause: {
      en: 'The folder holds more new mails than the server lists.',
      'pt-BR': 'A pasta tem mais e-mails novos do que o servidor lista.',
      es: 'La carpeta tiene más correos nuevos de los que el servidor lista.',
    },
    remedy: {
      en: 'We compare again every hour. Look at the folder in another mail program, or ask whoever runs the mail server to repair the mailbox.',
      'pt-BR':
        'Comparamos de novo a cada hora. Veja a pasta em outro programa de e-mail ou peça a quem administra o servidor que repare a caixa.',
      es: 'Comparamos de nuevo cada hora. Vea la carpeta en otro programa de correo o pida a quien administra el servidor que repare el buzón.',
    },
    field: null,
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
