import { type Cause, code, says, signingIn, status } from './cause.ts';

/** Signing in, in the words of particular providers. */
export const signInProviders: readonly Cause[] = [
  {
    code: 'gmail-app-password',
    fits: (failure) =>
      signingIn(failure) && says(failure, /application-specific password required|InvalidSecondFactor|answer\/185833/i),
    cause: {
      en: 'Google does not take the usual password here: it wants an app password.',
      'pt-BR': 'O Google não aceita aqui a senha habitual: ele exige uma senha de app.',
      es: 'Google no acepta aquí la contraseña habitual: exige una contraseña de aplicación.',
    },
    remedy: {
      en: 'Switch on 2-step verification in the Google account, make an app password there, and type that one.',
      'pt-BR': 'Ative a verificação em duas etapas na conta Google, crie nela uma senha de app e informe essa senha.',
      es: 'Active la verificación en dos pasos en la cuenta de Google, cree allí una contraseña de aplicación y escríbala aquí.',
    },
    help: 'https://support.google.com/accounts/answer/185833',
    field: 'password',
    temporary: false,
  },
  {
    code: 'gmail-web-login',
    fits: (failure) =>
      signingIn(failure) && says(failure, /log in (via|with) your web browser|answer\/78754|WEBALERT/i),
    cause: {
      en: 'Google found this sign-in unusual and blocks it until somebody confirms it in a browser.',
      'pt-BR': 'O Google achou esta entrada incomum e a bloqueia até que alguém a confirme no navegador.',
      es: 'Google encontró inusual este acceso y lo bloquea hasta que alguien lo confirme en el navegador.',
    },
    remedy: {
      en: 'Sign in to the mailbox in a browser, confirm that it was you, and use an app password here.',
      'pt-BR': 'Entre na caixa pelo navegador, confirme que foi você e use aqui uma senha de app.',
      es: 'Entre en el buzón con el navegador, confirme que fue usted y use aquí una contraseña de aplicación.',
    },
    help: 'https://support.google.com/mail/answer/7126229',
    field: 'password',
    temporary: false,
  },
  {
    code: 'gmail-wrong-password',
    fits: (failure) =>
      signingIn(failure) && says(failure, /BadCredentials|Username and Password not accepted|\bgsmtp\b.*5\.7\.8/i),
    cause: {
      en: 'Google refused this login and password. It takes only app passwords here, never the usual one.',
      'pt-BR': 'O Google recusou este usuário e senha. Aqui ele só aceita senhas de app, nunca a habitual.',
      es: 'Google rechazó este usuario y contraseña. Aquí solo acepta contraseñas de aplicación, nunca la habitual.',
    },
    remedy: {
      en: 'Make an app password in the Google account, and type it here with the whole address as user name.',
      'pt-BR': 'Crie uma senha de app na conta Google e informe-a aqui, com o endereço inteiro como usuário.',
      es: 'Cree una contraseña de aplicación en la cuenta de Google y escríbala aquí, con la dirección completa como usuario.',
    },
    help: 'https://support.google.com/accounts/answer/185833',
    field: 'password',
    temporary: false,
  },
  {
    code: 'gmail-too-much-traffic',
    fits: (failure) => says(failure, /exceeded command or bandwidth limits/i),
    cause: {
      en: 'Google has paused this mailbox: more was fetched from it today than it allows.',
      'pt-BR': 'O Google pausou esta caixa: hoje foi baixado dela mais do que ele permite.',
      es: 'Google ha pausado este buzón: hoy se ha descargado de él más de lo que permite.',
    },
    remedy: {
      en: 'Nothing to do: it opens again within a day, and we keep trying. Other programs that fetch the whole mailbox may be the reason.',
      'pt-BR':
        'Nada a fazer: ela reabre em até um dia, e continuamos tentando. Outros programas que baixam a caixa inteira podem ser a causa.',
      es: 'No hay nada que hacer: se abre de nuevo en un día como mucho, y seguimos intentando. Otros programas que descargan todo el buzón pueden ser la causa.',
    },
    help: 'https://support.google.com/mail/answer/7126229',
    field: null,
    temporary: true,
  },
  {
    code: 'microsoft-password-off',
    fits: (failure) =>
      says(failure, /basic authentication is disabled|basicauthblocked|SmtpClientAuthentication is disabled/i),
    cause: {
      en: 'Microsoft 365 has switched signing in with a password off for this mailbox or for the whole organisation.',
      'pt-BR': 'O Microsoft 365 desativou a entrada com senha nesta caixa ou em toda a organização.',
      es: 'Microsoft 365 ha desactivado el acceso con contraseña en este buzón o en toda la organización.',
    },
    remedy: {
      en: 'Ask the Microsoft 365 administrator to allow authenticated SMTP for this mailbox. For receiving Microsoft takes no passwords any more.',
      'pt-BR':
        'Peça ao administrador do Microsoft 365 que permita o SMTP autenticado nesta caixa. Para receber, a Microsoft não aceita mais senhas.',
      es: 'Pida al administrador de Microsoft 365 que permita el SMTP autenticado en este buzón. Para recibir, Microsoft ya no acepta contraseñas.',
    },
    help: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    field: 'password',
    temporary: false,
  },
  {
    code: 'microsoft-policy',
    fits: (failure) =>
      signingIn(failure) &&
      says(
        failure,
        /security defaults policy|did not meet the criteria to be authenticated|conditional access|não atendeu aos critérios/i,
      ),
    cause: {
      en: 'A security policy of the Microsoft 365 organisation does not let this sign-in pass.',
      'pt-BR': 'Uma política de segurança da organização no Microsoft 365 não deixa passar esta entrada.',
      es: 'Una directiva de seguridad de la organización en Microsoft 365 no deja pasar este acceso.',
    },
    remedy: {
      en: 'Ask the Microsoft 365 administrator to exempt this mailbox (security defaults, Conditional Access), and check the password.',
      'pt-BR':
        'Peça ao administrador do Microsoft 365 que isente esta caixa (padrões de segurança, Acesso Condicional) e confira a senha.',
      es: 'Pida al administrador de Microsoft 365 que exima este buzón (valores de seguridad predeterminados, acceso condicional) y revise la contraseña.',
    },
    help: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    field: 'password',
    temporary: false,
  },
  {
    code: 'exchange-not-connected',
    fits: (failure) => says(failure, /authenticated but not connected/i),
    cause: {
      en: 'Exchange knows the user, but opens no mailbox for it: IMAP is off there, or there is no mailbox.',
      'pt-BR':
        'O Exchange reconhece o usuário, mas não abre caixa para ele: o IMAP está desligado ou a caixa não existe.',
      es: 'Exchange reconoce al usuario, pero no le abre ningún buzón: IMAP está desactivado o el buzón no existe.',
    },
    remedy: {
      en: 'Ask the Exchange administrator to switch IMAP on for this mailbox and to check its licence. For a shared mailbox the user name has a form of its own.',
      'pt-BR':
        'Peça ao administrador do Exchange que ative o IMAP nesta caixa e confira a licença. Em caixas compartilhadas, o usuário tem um formato próprio.',
      es: 'Pida al administrador de Exchange que active IMAP en este buzón y revise su licencia. En buzones compartidos, el usuario tiene un formato propio.',
    },
    help: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/enable-or-disable-pop3-or-imap4-access',
    field: 'login',
    temporary: false,
  },
  {
    code: 'icloud-app-password',
    fits: (failure) =>
      signingIn(failure) && /\.(mail\.)?me\.com$|\.icloud\.com$/.test(failure.host) && refusesPassword(failure),
    cause: {
      en: 'iCloud refused this login and password. It takes only app-specific passwords here.',
      'pt-BR': 'O iCloud recusou este usuário e senha. Aqui ele só aceita senhas específicas de app.',
      es: 'iCloud rechazó este usuario y contraseña. Aquí solo acepta contraseñas específicas de app.',
    },
    remedy: {
      en: 'Make an app-specific password in the Apple account and type that one. The user name is the iCloud address, also with a domain of your own.',
      'pt-BR':
        'Crie uma senha específica de app na conta Apple e informe essa. O usuário é o endereço do iCloud, mesmo com domínio próprio.',
      es: 'Cree una contraseña específica de app en la cuenta de Apple y escriba esa. El usuario es la dirección de iCloud, también con dominio propio.',
    },
    help: 'https://support.apple.com/102654',
    field: 'password',
    temporary: false,
  },
  {
    code: 'yahoo-app-password',
    fits: (failure) => signingIn(failure) && /\.(yahoo|aol|ymail)\.com$/.test(failure.host) && refusesPassword(failure),
    cause: {
      en: 'Yahoo refused this login and password. It takes only app passwords here.',
      'pt-BR': 'O Yahoo recusou este usuário e senha. Aqui ele só aceita senhas de app.',
      es: 'Yahoo rechazó este usuario y contraseña. Aquí solo acepta contraseñas de aplicación.',
    },
    remedy: {
      en: 'Make an app password in the security settings of the Yahoo account, and type that one.',
      'pt-BR': 'Crie uma senha de app nas configurações de segurança da conta Yahoo e informe essa senha.',
      es: 'Cree una contraseña de aplicación en los ajustes de seguridad de la cuenta de Yahoo y escriba esa.',
    },
    help: 'https://help.yahoo.com/kb/SLN15241.html',
    field: 'password',
    temporary: false,
  },
  {
    code: 'zoho-imap-off',
    fits: (failure) => says(failure, /yet to enable IMAP|IMAP access is (not allowed|restricted)/i),
    cause: {
      en: 'IMAP is switched off for this mailbox at Zoho.',
      'pt-BR': 'O IMAP está desativado para esta caixa no Zoho.',
      es: 'IMAP está desactivado para este buzón en Zoho.',
    },
    remedy: {
      en: 'Switch it on in Zoho Mail: Settings → Mail Accounts → IMAP Access. The administrator may have to allow it first.',
      'pt-BR':
        'Ative-o no Zoho Mail: Configurações → Contas de e-mail → Acesso IMAP. O administrador talvez precise permitir antes.',
      es: 'Actívelo en Zoho Mail: Configuración → Cuentas de correo → Acceso IMAP. Quizá el administrador deba permitirlo antes.',
    },
    help: 'https://www.zoho.com/mail/help/imap-access.html',
    field: 'password',
    temporary: false,
  },
  {
    code: 'zoho-access-restricted',
    fits: (failure) => says(failure, /Access Restricted|Unusual sending activity/i),
    cause: {
      en: 'Zoho has restricted sending from this mailbox.',
      'pt-BR': 'O Zoho restringiu o envio por esta caixa.',
      es: 'Zoho ha restringido el envío desde este buzón.',
    },
    remedy: {
      en: 'Sign in to Zoho Mail in a browser: it says why and how to unblock the mailbox.',
      'pt-BR': 'Entre no Zoho Mail pelo navegador: ele diz o motivo e como desbloquear a caixa.',
      es: 'Entre en Zoho Mail con el navegador: dice el motivo y cómo desbloquear el buzón.',
    },
    help: 'https://mail.zoho.com/UnblockMe',
    field: null,
    temporary: false,
  },
  {
    code: 'app-password-needed',
    fits: (failure) =>
      signingIn(failure) && says(failure, /app(lication)?[- ](specific )?password|authori[sz]ation code/i),
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
    code: 'imap-or-pop-off',
    // Gmail, GMX, Yandex and Yahoo: access by these protocols is a switch in the settings of the mailbox.
    fits: (failure) =>
      says(
        failure,
        /IMAP (access )?is disabled|(not|n't) (be )?(enabled|allowed) for (IMAP|POP)|(IMAP|POP3?) (access )?(is )?not (allowed|enabled|permitted)|pop not allowed|IMAP support is not enabled/i,
      ),
    cause: {
      en: 'Access by IMAP or POP3 is switched off for this mailbox.',
      'pt-BR': 'O acesso por IMAP ou POP3 está desativado para esta caixa.',
      es: 'El acceso por IMAP o POP3 está desactivado para este buzón.',
    },
    remedy: {
      en: "Switch it on in the settings of the mailbox (often “Forwarding and POP/IMAP”), or ask the domain's administrator to allow it.",
      'pt-BR':
        'Ative-o nas configurações da caixa (muitas vezes “Encaminhamento e POP/IMAP”) ou peça ao administrador do domínio que o permita.',
      es: 'Actívelo en los ajustes del buzón (a menudo «Reenvío y correo POP/IMAP») o pida al administrador del dominio que lo permita.',
    },
    help: 'https://support.google.com/mail/answer/7126229',
    field: 'encryption',
    temporary: false,
  },
];

const refusesPassword = (failure: Parameters<typeof signingIn>[0]) =>
  failure.reply === 535 || status('AUTHENTICATIONFAILED', 'AUTH')(failure) || code('EAUTH')(failure);
