import { at, type Cause, code } from './cause.ts';

/** What fails on our side, or is refused by us. */
export const own: readonly Cause[] = [
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
    fits: code('ESEALBROKEN'),
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
    code: 'out-of-handles',
    fits: code('EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'),
    cause: {
      en: 'The machine that runs Inbox Email can open no further connection.',
      'pt-BR': 'A máquina onde roda o Inbox Email não consegue abrir mais conexões.',
      es: 'La máquina donde corre Inbox Email no puede abrir más conexiones.',
    },
    remedy: {
      en: 'Ask whoever runs Inbox Email to raise the limit of open files (ulimit -n) or to give the machine more memory.',
      'pt-BR':
        'Peça a quem administra o Inbox Email que aumente o limite de arquivos abertos (ulimit -n) ou a memória da máquina.',
      es: 'Pida a quien administra Inbox Email que aumente el límite de archivos abiertos (ulimit -n) o la memoria de la máquina.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'mail-unreadable',
    fits: (failure) => at(failure, 'read'),
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
];
