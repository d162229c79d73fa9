import { type Cause, code } from './cause.ts';

/** What still works, and will not for long. Found by the daily look, before anything fails. */
export const drift: readonly Cause[] = [
  {
    code: 'certificate-expires-soon',
    fits: code('ECERTSOON'),
    cause: {
      en: 'The certificate of the mail server expires soon. From then on we do not connect to it any more.',
      'pt-BR': 'O certificado do servidor de e-mail vence em breve. A partir daí não nos conectamos mais a ele.',
      es: 'El certificado del servidor de correo caduca pronto. A partir de entonces ya no nos conectamos a él.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server to renew it now. With a provider this usually happens by itself a few days before.',
      'pt-BR':
        'Peça a quem cuida do servidor de e-mail que o renove agora. Em provedores isso costuma acontecer sozinho alguns dias antes.',
      es: 'Pida a quien lleva el servidor de correo que lo renueve ahora. Con un proveedor suele ocurrir solo unos días antes.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'mailbox-nearly-full',
    fits: code('EQUOTASOON'),
    cause: {
      en: 'The mailbox is nearly full. Once it is, the server refuses mail of your customers.',
      'pt-BR': 'A caixa de correio está quase cheia. Quando encher, o servidor recusa os e-mails dos seus clientes.',
      es: 'El buzón está casi lleno. Cuando lo esté, el servidor rechaza el correo de sus clientes.',
    },
    remedy: {
      en: 'Delete old mail on the server, ask for more space, or let the account delete mail after reading (More options).',
      'pt-BR':
        'Apague e-mails antigos no servidor, peça mais espaço, ou deixe a conta excluir os e-mails depois de ler (Mais opções).',
      es: 'Borre correo antiguo en el servidor, pida más espacio, o deje que la cuenta borre el correo después de leerlo (Más opciones).',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'capability-vanished',
    fits: code('ECAPABILITYGONE'),
    cause: {
      en: 'The mail server no longer offers what it offered before. Mail still arrives, but perhaps later or with more work.',
      'pt-BR':
        'O servidor de e-mail não oferece mais o que oferecia antes. Os e-mails ainda chegam, mas talvez mais tarde ou com mais trabalho.',
      es: 'El servidor de correo ya no ofrece lo que ofrecía antes. El correo aún llega, pero quizá más tarde o con más trabajo.',
    },
    remedy: {
      en: 'Nothing has to be done at once. Ask whoever runs the mail server whether it was changed on purpose: IDLE, for example, is what tells us of new mail within a second.',
      'pt-BR':
        'Nada precisa ser feito já. Pergunte a quem cuida do servidor de e-mail se a mudança foi intencional: o IDLE, por exemplo, é o que nos avisa de novos e-mails em um segundo.',
      es: 'No hay que hacer nada de inmediato. Pregunte a quien lleva el servidor de correo si el cambio fue a propósito: IDLE, por ejemplo, es lo que nos avisa de correo nuevo en un segundo.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'server-clock-off',
    fits: code('ECLOCKOFF'),
    cause: {
      en: 'The clock of the mail server and ours differ by more than five minutes.',
      'pt-BR': 'O relógio do servidor de e-mail e o nosso diferem em mais de cinco minutos.',
      es: 'El reloj del servidor de correo y el nuestro difieren en más de cinco minutos.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server, and whoever runs Inbox Email, to switch time synchronisation (NTP) on. Until then dates of tickets may be wrong, and sign-ins with tokens may fail.',
      'pt-BR':
        'Peça a quem cuida do servidor de e-mail, e a quem administra o Inbox Email, que ligue a sincronização do relógio (NTP). Até lá as datas dos tickets podem estar erradas, e logins com tokens podem falhar.',
      es: 'Pida a quien lleva el servidor de correo, y a quien administra Inbox Email, que active la sincronización horaria (NTP). Hasta entonces las fechas de los tickets pueden ser erróneas, y los inicios de sesión con tokens pueden fallar.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'permission-unused',
    fits: code('EPERMISSIONUNUSED'),
    cause: {
      en: 'The permission to open this mailbox has not been used for long, and providers take unused ones back.',
      'pt-BR':
        'A permissão para abrir esta caixa não é usada há muito tempo, e provedores retiram as que não são usadas.',
      es: 'El permiso para abrir este buzón no se usa desde hace mucho, y los proveedores retiran los que no se usan.',
    },
    remedy: {
      en: 'Sign in again for this account: choose Edit, then the button that leads to the provider.',
      'pt-BR': 'Entre de novo para esta conta: escolha Editar e depois o botão que leva ao provedor.',
      es: 'Inicie sesión de nuevo para esta cuenta: elija Editar y luego el botón que lleva al proveedor.',
    },
    field: 'password',
    temporary: true,
  },
];
