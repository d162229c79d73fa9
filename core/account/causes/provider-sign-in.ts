import { type Cause, code, says } from './cause.ts';

/** Accounts that sign in at an identity provider: what fails there, and what a mail server has against its tokens. */
export const providerSignIn: readonly Cause[] = [
  {
    code: 'sign-in-needed',
    fits: code('ENOGRANT', 'EGRANTGONE'),
    cause: {
      en: 'The permission to open this mailbox is gone: it ran out, was taken back, or the password there was changed.',
      'pt-BR': 'A permissão para abrir esta caixa acabou: venceu, foi retirada ou a senha de lá mudou.',
      es: 'El permiso para abrir este buzón terminó: venció, fue retirado o allí cambió la contraseña.',
    },
    remedy: {
      en: 'Sign in again; one click leads there. Mail waits on the server meanwhile.',
      'pt-BR': 'Entre de novo; um clique leva até lá. Enquanto isso os e-mails esperam no servidor.',
      es: 'Inicie sesión de nuevo; un clic lleva hasta allí. Mientras tanto el correo espera en el servidor.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'provider-not-set-up',
    fits: code('ENOPROVIDER'),
    cause: {
      en: 'This account signs in at a provider that Inbox Email is not set up for any more.',
      'pt-BR': 'Esta conta entra por um provedor que não está mais configurado no Inbox Email.',
      es: 'Esta cuenta inicia sesión en un proveedor que ya no está configurado en Inbox Email.',
    },
    remedy: {
      en: 'Ask whoever runs Inbox Email to set its client ID again, or edit the account and choose another way to sign in.',
      'pt-BR':
        'Peça a quem administra o Inbox Email que informe de novo o client ID, ou edite a conta e escolha outra forma de entrar.',
      es: 'Pida a quien administra Inbox Email que indique de nuevo su client ID, o edite la cuenta y elija otra forma de iniciar sesión.',
    },
    field: 'password',
    temporary: false,
  },
  {
    code: 'provider-refuses-us',
    fits: code('EOAUTHCLIENT'),
    cause: {
      en: 'The provider does not accept Inbox Email: its client ID, secret or permissions are wrong there.',
      'pt-BR': 'O provedor não aceita o Inbox Email: client ID, segredo ou permissões estão errados lá.',
      es: 'El proveedor no acepta a Inbox Email: su client ID, secreto o permisos están mal allí.',
    },
    remedy: {
      en: 'Show this to whoever runs Inbox Email: the registration at the provider has to be mended, then the test run again.',
      'pt-BR':
        'Mostre isto a quem administra o Inbox Email: o registro no provedor precisa ser corrigido e depois o teste repetido.',
      es: 'Muestre esto a quien administra Inbox Email: hay que corregir el registro en el proveedor y repetir la prueba.',
    },
    field: null,
    temporary: false,
  },
  {
    code: 'provider-unreachable',
    fits: code('EPROVIDER', 'EPROVIDERANSWER'),
    cause: {
      en: 'The provider where this account signs in does not answer as it should.',
      'pt-BR': 'O provedor pelo qual esta conta entra não responde como deveria.',
      es: 'El proveedor donde esta cuenta inicia sesión no responde como debería.',
    },
    remedy: {
      en: 'We try again by ourselves. If it lasts, look at the provider’s status page and at the network of the machine that runs Inbox Email.',
      'pt-BR':
        'Tentamos de novo sozinhos. Se durar, veja a página de status do provedor e a rede da máquina onde roda o Inbox Email.',
      es: 'Volvemos a intentarlo solos. Si dura, mire la página de estado del proveedor y la red de la máquina donde corre Inbox Email.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'token-old-here',
    fits: code('ETOKENOLD'),
    cause: {
      en: 'The stored permission has to be refreshed, which only the running Inbox Email does.',
      'pt-BR': 'A permissão guardada precisa ser renovada, o que só o Inbox Email em execução faz.',
      es: 'El permiso guardado tiene que renovarse, y eso solo lo hace Inbox Email en ejecución.',
    },
    remedy: {
      en: 'Start Inbox Email, or run the test from Slack.',
      'pt-BR': 'Inicie o Inbox Email ou faça o teste pelo Slack.',
      es: 'Inicie Inbox Email o haga la prueba desde Slack.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'tokens-not-taken',
    fits: code('ENOBEARER'),
    cause: {
      en: 'This server takes passwords only; nobody can sign in to it through a provider.',
      'pt-BR': 'Este servidor só aceita senhas; não se entra nele por um provedor.',
      es: 'Este servidor solo acepta contraseñas; no se entra en él mediante un proveedor.',
    },
    remedy: {
      en: 'Check the server names; if they are right, edit the account and choose to sign in with a password.',
      'pt-BR': 'Confira os nomes dos servidores; se estiverem certos, edite a conta e escolha entrar com senha.',
      es: 'Compruebe los nombres de los servidores; si son correctos, edite la cuenta y elija entrar con contraseña.',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'token-refused',
    // Where the server says more, a row behind this one knows what it means.
    fits: (failure) =>
      code('ETOKENREFUSED')(failure) &&
      !says(failure, /disabled|not enabled|blocked|polic|not connected|too many|limit/i),
    cause: {
      en: 'The server does not let the person who signed in open this mailbox.',
      'pt-BR': 'O servidor não deixa a pessoa que entrou abrir esta caixa de correio.',
      es: 'El servidor no deja que la persona que inició sesión abra este buzón.',
    },
    remedy: {
      en: 'Sign in again as the owner of the mailbox, or have the right to a shared one given there. Check the login too: it is the mailbox’s name.',
      'pt-BR':
        'Entre de novo como titular da caixa, ou peça lá o direito à caixa compartilhada. Confira também o usuário: ele é o nome da caixa.',
      es: 'Inicie sesión de nuevo como titular del buzón, o pida allí el derecho al buzón compartido. Compruebe también el usuario: es el nombre del buzón.',
    },
    field: 'password',
    temporary: false,
  },
];
