import { type Cause, code, says, sending, signingIn, status } from './cause.ts';

/** Signing in: response codes of RFC 5530 (IMAP), RFC 2449 and 3206 (POP3), RFC 4954 (SMTP), and what servers say without. */
export const signIn: readonly Cause[] = [
  {
    code: 'plain-sign-in-refused',
    fits: (failure) =>
      ((signingIn(failure) || sending(failure)) &&
        says(
          failure,
          /plaintext authentication (disallowed|disabled)|must issue a STARTTLS|encryption (required|needed)|LOGINDISABLED|only available under a layer|login disabled|privacy required|TLS (is )?required/i,
        )) ||
      status('PRIVACYREQUIRED')(failure) ||
      failure.reply === 538 ||
      code('ELOGINDISABLED')(failure),
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
      (status('LIMIT')(failure) && !says(failure, /\brate /i)) ||
      says(
        failure,
        /too many (simultaneous |concurrent )?(SMTP )?connections|maximum (number of connections|connection limit)|connection limit (exceeded|reached)/i,
      ),
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
      status('IN-USE')(failure) ||
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
    code: 'too-many-sign-ins',
    fits: (failure) =>
      status('LOGIN-DELAY')(failure) ||
      says(
        failure,
        /too many (login|authentication|sign-?in|auth)\w* (attempts|failures|errors)|too many (bad|failed|invalid) |too many errors|\brate (limit|•••)|try(ing)? to log ?in too often|minimum time between/i,
      ),
    cause: {
      en: 'There were too many sign-ins in a short time, so the server wants a break.',
      'pt-BR': 'Houve entradas demais em pouco tempo, e o servidor pede uma pausa.',
      es: 'Hubo demasiados accesos en poco tiempo, y el servidor pide una pausa.',
    },
    remedy: {
      en: 'Wait a quarter of an hour before you test again; we slow down by ourselves. Other programs with an old password may be the reason.',
      'pt-BR':
        'Aguarde uns quinze minutos antes de testar de novo; nós mesmos diminuímos o ritmo. Outros programas com uma senha antiga podem ser a causa.',
      es: 'Espere un cuarto de hora antes de probar de nuevo; nosotros bajamos el ritmo solos. Otros programas con una contraseña antigua pueden ser la causa.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'account-locked',
    fits: (failure) =>
      signingIn(failure) &&
      says(
        failure,
        /\b(account|user|mailbox|login)\b.*\b(is |been |temporarily )*(locked|blocked)\b|AADSTS50053|conta bloqueada/i,
      ),
    cause: {
      en: 'The provider has locked this mailbox, often after wrong passwords.',
      'pt-BR': 'O provedor bloqueou esta caixa, muitas vezes após senhas erradas.',
      es: 'El proveedor ha bloqueado este buzón, a menudo tras contraseñas erróneas.',
    },
    remedy: {
      en: "Unlock it on the provider's site or ask its administrator, then type the right password here.",
      'pt-BR': 'Desbloqueie-a no site do provedor ou peça ao administrador dele; depois informe aqui a senha certa.',
      es: 'Desbloquéelo en el sitio del proveedor o pídaselo a su administrador; después escriba aquí la contraseña correcta.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'account-switched-off',
    fits: (failure) =>
      signingIn(failure) &&
      says(
        failure,
        /\b(account|user|mailbox|login|domain)\b.*\b(disabled|suspended|deactivated|inactive|not active|closed|expired)\b|conta (suspensa|desativada|inativa)/i,
      ) &&
      !says(failure, /password/i),
    cause: {
      en: 'The provider has switched this mailbox off or suspended it.',
      'pt-BR': 'O provedor desativou ou suspendeu esta caixa.',
      es: 'El proveedor ha desactivado o suspendido este buzón.',
    },
    remedy: {
      en: 'Ask the provider or its administrator why: an unpaid bill, a full mailbox or a security matter.',
      'pt-BR': 'Pergunte o motivo ao provedor ou ao administrador dele: fatura em aberto, caixa cheia ou segurança.',
      es: 'Pregunte el motivo al proveedor o a su administrador: una factura pendiente, un buzón lleno o un asunto de seguridad.',
    },
    field: 'login',
    temporary: false,
  },
  {
    code: 'password-expired',
    fits: (failure) =>
      status('EXPIRED')(failure) ||
      (signingIn(failure) && says(failure, /password (has |is )?(expired|must be changed)|senha (expirada|vencida)/i)),
    cause: {
      en: 'The password of this mailbox has expired.',
      'pt-BR': 'A senha desta caixa venceu.',
      es: 'La contraseña de este buzón ha caducado.',
    },
    remedy: {
      en: "Choose a new password on the provider's site, and type it here.",
      'pt-BR': 'Defina uma nova senha no site do provedor e informe-a aqui.',
      es: 'Elija una contraseña nueva en el sitio del proveedor y escríbala aquí.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'user-unknown-here',
    fits: (failure) =>
      signingIn(failure) &&
      says(
        failure,
        /(unknown|no such|invalid|nonexistent) (user|mailbox|account)\b|(user|mailbox|account) (unknown|not found|does ?n.t exist|inexistente)|usu[aá]rio inexistente/i,
      ),
    cause: {
      en: 'The server knows no user of this name.',
      'pt-BR': 'O servidor não conhece nenhum usuário com este nome.',
      es: 'El servidor no conoce ningún usuario con este nombre.',
    },
    remedy: {
      en: 'Check the user name: some servers want the whole address, some only what stands before the @. Check the server too.',
      'pt-BR':
        'Confira o usuário: alguns servidores querem o endereço inteiro, outros só o que vem antes do @. Confira também o servidor.',
      es: 'Revise el usuario: unos servidores quieren la dirección completa y otros solo lo que va antes de la @. Revise también el servidor.',
    },
    field: 'login',
    temporary: false,
  },
  {
    code: 'not-your-mailbox',
    fits: (failure) => status('AUTHORIZATIONFAILED')(failure),
    cause: {
      en: 'The password is right, but this login may not open that mailbox.',
      'pt-BR': 'A senha está certa, mas este usuário não pode abrir essa caixa.',
      es: 'La contraseña es correcta, pero este usuario no puede abrir ese buzón.',
    },
    remedy: {
      en: 'Check the user name, above all for shared mailboxes, or let the administrator give this login access.',
      'pt-BR': 'Confira o usuário, sobretudo em caixas compartilhadas, ou peça ao administrador que lhe dê acesso.',
      es: 'Revise el usuario, sobre todo en buzones compartidos, o pida al administrador que le dé acceso.',
    },
    field: 'login',
    temporary: false,
  },
  {
    code: 'ask-the-administrator',
    fits: (failure) => status('CONTACTADMIN', 'SYS/PERM')(failure),
    cause: {
      en: 'The server does not let this mailbox in and refers to its administrator.',
      'pt-BR': 'O servidor não deixa esta caixa entrar e remete ao administrador dele.',
      es: 'El servidor no deja entrar a este buzón y remite a su administrador.',
    },
    remedy: {
      en: 'Show its words to whoever runs the mail server.',
      'pt-BR': 'Mostre as palavras dele a quem administra o servidor de e-mail.',
      es: 'Muestre sus palabras a quien administra el servidor de correo.',
    },
    field: 'login',
    temporary: false,
  },
  {
    code: 'sign-in-kind-unknown',
    fits: (failure) =>
      signingIn(failure) &&
      (failure.reply === 504 ||
        failure.status === '5.5.4' ||
        says(
          failure,
          /(unrecogni[sz]ed|unsupported|invalid|unknown) auth\w* (type|mechanism|method)|unsupported authentication/i,
        ) ||
        code('EAUTHMETHOD', 'ENOPASSWORDAUTH')(failure)),
    cause: {
      en: 'The server does not take passwords here, only another kind of sign-in.',
      'pt-BR': 'O servidor não aceita senhas aqui, só outro tipo de entrada.',
      es: 'El servidor no acepta contraseñas aquí, solo otro tipo de acceso.',
    },
    remedy: {
      en: 'Choose SSL/TLS or STARTTLS first: many servers take passwords only then. If it stays, the provider has to allow signing in with a password.',
      'pt-BR':
        'Escolha antes SSL/TLS ou STARTTLS: muitos servidores só então aceitam senhas. Se persistir, o provedor precisa permitir a entrada com senha.',
      es: 'Elija antes SSL/TLS o STARTTLS: muchos servidores solo entonces aceptan contraseñas. Si persiste, el proveedor tiene que permitir el acceso con contraseña.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'password-sign-in-off',
    fits: (failure) =>
      signingIn(failure) &&
      (says(
        failure,
        /basic authentication|password (login|sign-?in|authentication) (is )?(disabled|off|not allowed)|(disabled|not permitted) by (the )?administrator/i,
      ) ||
        (failure.status === '5.7.139' && !says(failure, /credentials were incorrect/i))),
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
];

/** What remains when nothing more particular fits, and temporary trouble has been ruled out. */
export const wrongPassword: Cause = {
  code: 'wrong-password',
  fits: (failure) =>
    status('AUTHENTICATIONFAILED', 'AUTH')(failure) ||
    failure.reply === 535 ||
    code('EAUTH')(failure) ||
    (signingIn(failure) && says(failure, /authenticat|invalid (login|credentials)|login failed|password|senha/i)),
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
};
