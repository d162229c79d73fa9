import type { Translated } from '../../language.ts';
import type { Detection } from './detection.ts';

/** What a person should know before typing a password. Stable: it stands in what the command line prints. */
export type HintCode =
  | 'app-password'
  | 'google-sign-in'
  | 'microsoft-sign-in'
  | 'password-off'
  | 'switch-on-imap'
  | 'no-imap'
  | 'provider-page'
  | 'plaintext'
  | 'outside-domain';

/** A hint in words; `provider` as Detection.found names it. */
export function hintWords(code: HintCode, { found }: Pick<Detection, 'found'>): Translated {
  return hints[code](found);
}

const hints: Record<HintCode, (provider: string) => Translated> = {
  'app-password': (provider) => ({
    en: `${provider} wants an app password here, not the password that you sign in to its website with. Make one on its page and type it in the next step.`,
    'pt-BR': `${provider} exige aqui uma senha de app, e não a senha com que você entra no site. Crie uma na página do provedor e digite-a no próximo passo.`,
    es: `${provider} exige aquí una contraseña de aplicación, no la que usted usa en su sitio web. Cree una en la página del proveedor y escríbala en el paso siguiente.`,
  }),
  'google-sign-in': (provider) => ({
    en: `In companies ${provider} may have switched off sign-in with passwords altogether. Then only “Sign in with Google” works; the administrator of the domain knows.`,
    'pt-BR': `Em empresas, ${provider} pode ter desligado de vez a entrada com senha. Então só funciona “Entrar com o Google”; o administrador do domínio sabe.`,
    es: `En empresas, ${provider} puede haber desactivado por completo el acceso con contraseña. Entonces solo funciona “Iniciar sesión con Google”; el administrador del dominio lo sabe.`,
  }),
  'microsoft-sign-in': (provider) => ({
    en: `${provider} has switched off sign-in with passwords for mail programs: only “Sign in with Microsoft” works.`,
    'pt-BR': `${provider} desligou a entrada com senha para programas de e-mail: só funciona “Entrar com a Microsoft”.`,
    es: `${provider} desactivó el acceso con contraseña para programas de correo: solo funciona “Iniciar sesión con Microsoft”.`,
  }),
  'password-off': (provider) => ({
    en: `${provider} says that it accepts no passwords from mail programs, only sign-in through its own page (OAuth2).`,
    'pt-BR': `${provider} informa que não aceita senha de programas de e-mail, apenas entrada pela própria página (OAuth2).`,
    es: `${provider} indica que no acepta contraseñas de programas de correo, solo el acceso desde su propia página (OAuth2).`,
  }),
  'switch-on-imap': (provider) => ({
    en: `At ${provider}, access by other mail programs (IMAP) must first be switched on in the mailbox's settings.`,
    'pt-BR': `No ${provider}, o acesso por outros programas de e-mail (IMAP) precisa antes ser ativado nas configurações da caixa.`,
    es: `En ${provider}, el acceso desde otros programas de correo (IMAP) debe activarse antes en los ajustes del buzón.`,
  }),
  'no-imap': (provider) => ({
    en: `${provider} offers no IMAP, POP3 or SMTP to programs like this one, so this mailbox cannot be connected directly. Forward its mail to another mailbox.`,
    'pt-BR': `${provider} não oferece IMAP, POP3 nem SMTP a programas como este, então esta caixa não pode ser conectada diretamente. Encaminhe os e-mails dela para outra caixa.`,
    es: `${provider} no ofrece IMAP, POP3 ni SMTP a programas como este, así que este buzón no se puede conectar directamente. Reenvíe su correo a otro buzón.`,
  }),
  'provider-page': (provider) => ({
    en: `If signing in does not work, the help pages of ${provider} tell what to allow for mail programs.`,
    'pt-BR': `Se a entrada não funcionar, as páginas de ajuda de ${provider} dizem o que liberar para programas de e-mail.`,
    es: `Si el acceso no funciona, las páginas de ayuda de ${provider} indican qué permitir a los programas de correo.`,
  }),
  plaintext: () => ({
    en: 'This server offers no encryption: the password and all mail cross the network readable by others. Ask the provider for SSL/TLS.',
    'pt-BR':
      'Este servidor não oferece criptografia: a senha e todos os e-mails atravessam a rede legíveis por terceiros. Peça SSL/TLS ao provedor.',
    es: 'Este servidor no ofrece cifrado: la contraseña y todo el correo cruzan la red legibles para otros. Pida SSL/TLS al proveedor.',
  }),
  'outside-domain': () => ({
    en: 'These servers belong to another domain than the address, and nothing proves that they were named by its owner. Go on only if you know them.',
    'pt-BR':
      'Estes servidores pertencem a outro domínio que não o do endereço, e nada prova que foram indicados pelo dono dele. Continue apenas se os conhecer.',
    es: 'Estos servidores pertenecen a otro dominio que el de la dirección, y nada prueba que los haya indicado su dueño. Continúe solo si los conoce.',
  }),
};
