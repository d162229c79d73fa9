import { at, type Cause, code, says, status } from './cause.ts';

/** Opening a folder and fetching from it. */
export const folder: readonly Cause[] = [
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
    code: 'folder-not-permitted',
    fits: (failure) =>
      at(failure, 'folder', 'fetch') &&
      (status('NOPERM')(failure) || says(failure, /permission denied|access denied|not permitted|ACL/i)),
    cause: {
      en: 'This login may not read the folder.',
      'pt-BR': 'Este usuário não tem permissão para ler a pasta.',
      es: 'Este usuario no tiene permiso para leer la carpeta.',
    },
    remedy: {
      en: 'Ask whoever owns the folder to share it with this login for reading, or watch another one.',
      'pt-BR': 'Peça ao dono da pasta que a compartilhe com este usuário para leitura ou acompanhe outra pasta.',
      es: 'Pida al dueño de la carpeta que la comparta con este usuario para lectura o vigile otra carpeta.',
    },
    field: 'folder',
    temporary: false,
  },
  {
    code: 'folder-damaged',
    fits: (failure) =>
      status('CORRUPTION')(failure) ||
      (at(failure, 'folder', 'fetch') &&
        says(failure, /corrupt|unable to open this mailbox|input\/output error|system I\/O error/i)),
    cause: {
      en: 'The server cannot open this folder: its own data about it is damaged.',
      'pt-BR': 'O servidor não consegue abrir esta pasta: os dados dele sobre ela estão danificados.',
      es: 'El servidor no puede abrir esta carpeta: sus propios datos sobre ella están dañados.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server to repair the mailbox. We keep trying.',
      'pt-BR': 'Peça a quem administra o servidor de e-mail que repare a caixa. Continuamos tentando.',
      es: 'Pida a quien administra el servidor de correo que repare el buzón. Seguimos intentando.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'folder-holds-no-mail',
    fits: (failure) =>
      at(failure, 'folder') && says(failure, /not selectable|\\?noselect|cannot be selected|isn.t selectable/i),
    cause: {
      en: 'This folder only holds other folders, no mails.',
      'pt-BR': 'Esta pasta só contém outras pastas, não e-mails.',
      es: 'Esta carpeta solo contiene otras carpetas, no correos.',
    },
    remedy: {
      en: 'Name one of the folders within it, as in “Parent/Folder” (some servers write “Parent.Folder”).',
      'pt-BR': 'Informe uma das pastas dentro dela, como “Mãe/Pasta” (alguns servidores escrevem “Mãe.Pasta”).',
      es: 'Indique una de las carpetas que contiene, como «Madre/Carpeta» (algunos servidores escriben «Madre.Carpeta»).',
    },
    field: 'folder',
    temporary: false,
  },
  {
    code: 'pop3-one-folder',
    fits: code('EONEFOLDER'),
    cause: {
      en: 'POP3 knows only the inbox, and another folder is to be watched.',
      'pt-BR': 'O POP3 só conhece a caixa de entrada, e outra pasta deve ser acompanhada.',
      es: 'POP3 solo conoce la bandeja de entrada, y se debe vigilar otra carpeta.',
    },
    remedy: {
      en: 'Write INBOX as the folder, or choose IMAP.',
      'pt-BR': 'Escreva INBOX como pasta ou escolha IMAP.',
      es: 'Escriba INBOX como carpeta o elija IMAP.',
    },
    field: 'folder',
    temporary: false,
  },
  {
    code: 'no-such-folder',
    fits: (failure) =>
      at(failure, 'folder') && (status('NONEXISTENT', 'TRYCREATE', 'CANNOT')(failure) || failure.words !== ''),
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
    code: 'mail-not-given-out',
    fits: (failure) =>
      code('ENOTGIVEN')(failure) || (at(failure, 'fetch') && failure.words !== '' && failure.reply === 0),
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
];
