import { at, type Cause, code, says } from './cause.ts';

/** Encryption, and the certificates that go with it. Codes: Node's `tls`, OpenSSL's reasons. */
export const tls: readonly Cause[] = [
  {
    code: 'tls-expected-plain-found',
    fits: code('ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST', 'EPROTO'),
    cause: {
      en: 'We spoke TLS, and the server answered in plain text: this port does not begin with encryption.',
      'pt-BR': 'Falamos TLS e o servidor respondeu em texto puro: esta porta não começa com criptografia.',
      es: 'Hablamos TLS y el servidor respondió en texto plano: este puerto no empieza con cifrado.',
    },
    remedy: {
      en: 'Choose STARTTLS (143 for IMAP, 110 for POP3, 587 for sending), or the port that belongs to TLS (993, 995, 465).',
      'pt-BR':
        'Escolha STARTTLS (143 para IMAP, 110 para POP3, 587 para o envio) ou a porta própria do TLS (993, 995, 465).',
      es: 'Elija STARTTLS (143 para IMAP, 110 para POP3, 587 para enviar) o el puerto propio de TLS (993, 995, 465).',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'plain-expected-tls-found',
    fits: code('ETLSFOUND'),
    cause: {
      en: 'This port begins with encryption (SSL/TLS), and we waited for plain text.',
      'pt-BR': 'Esta porta já começa com criptografia (SSL/TLS), e nós esperávamos texto puro.',
      es: 'Este puerto empieza ya con cifrado (SSL/TLS), y nosotros esperábamos texto plano.',
    },
    remedy: {
      en: 'Choose the technology with SSL/TLS and leave the port as it is.',
      'pt-BR': 'Escolha a tecnologia com SSL/TLS e deixe a porta como está.',
      es: 'Elija la tecnología con SSL/TLS y deje el puerto como está.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'tls-unavailable',
    // RFC 3207, section 4.
    fits: (failure) => at(failure, 'tls') && failure.reply === 454,
    cause: {
      en: 'The server offers encryption, but cannot begin it at the moment.',
      'pt-BR': 'O servidor oferece criptografia, mas não consegue iniciá-la no momento.',
      es: 'El servidor ofrece cifrado, pero no puede iniciarlo en este momento.',
    },
    remedy: {
      en: 'We keep trying. If it stays, tell whoever runs the mail server: its certificate or key may be missing.',
      'pt-BR':
        'Continuamos tentando. Se persistir, avise quem administra o servidor de e-mail: o certificado ou a chave dele pode estar faltando.',
      es: 'Seguimos intentando. Si persiste, avise a quien administra el servidor de correo: puede faltarle el certificado o la clave.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'starttls-not-offered',
    fits: (failure) => code('ENOSTARTTLS')(failure) || (at(failure, 'tls') && says(failure, /STARTTLS/i)),
    cause: {
      en: 'The server does not offer encryption (STARTTLS) on this port.',
      'pt-BR': 'O servidor não oferece criptografia (STARTTLS) nesta porta.',
      es: 'El servidor no ofrece cifrado (STARTTLS) en este puerto.',
    },
    remedy: {
      en: 'Choose SSL/TLS with its port (993 for IMAP, 995 for POP3, 465 for sending). Without encryption the password would cross the network readable.',
      'pt-BR':
        'Escolha SSL/TLS com a porta dele (993 para IMAP, 995 para POP3, 465 para o envio). Sem criptografia, a senha atravessaria a rede legível.',
      es: 'Elija SSL/TLS con su puerto (993 para IMAP, 995 para POP3, 465 para enviar). Sin cifrado, la contraseña cruzaría la red legible.',
    },
    field: 'encryption',
    temporary: false,
  },
  {
    code: 'certificate-changed',
    fits: code('ECERTCHANGED'),
    cause: {
      en: 'The server shows another certificate than the one that was accepted for this account.',
      'pt-BR': 'O servidor mostra um certificado diferente do que foi aceito para esta conta.',
      es: 'El servidor muestra un certificado distinto del que se aceptó para esta cuenta.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server whether it has a new certificate, and compare the fingerprint. If it is right, run the test and accept the new one there; otherwise somebody may be listening in: do not go on.',
      'pt-BR':
        'Pergunte a quem administra o servidor de e-mail se ele tem um certificado novo e compare a impressão digital. Se estiver certa, execute o teste e aceite o novo ali; caso contrário, alguém pode estar interceptando: não prossiga.',
      es: 'Pregunte a quien administra el servidor de correo si tiene un certificado nuevo y compare la huella digital. Si es correcta, ejecute la prueba y acepte allí el nuevo; si no, alguien puede estar interceptando: no siga.',
    },
    field: null,
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
    code: 'certificate-not-yet-valid',
    fits: code('CERT_NOT_YET_VALID'),
    cause: {
      en: "The server's certificate is not valid yet.",
      'pt-BR': 'O certificado do servidor ainda não é válido.',
      es: 'El certificado del servidor todavía no es válido.',
    },
    remedy: {
      en: 'One of the two clocks is wrong: check the date and time of the machine that runs Inbox Email first, then tell whoever runs the mail server.',
      'pt-BR':
        'Um dos dois relógios está errado: confira primeiro a data e a hora da máquina onde roda o Inbox Email e depois avise quem administra o servidor de e-mail.',
      es: 'Uno de los dos relojes está mal: revise primero la fecha y la hora de la máquina donde corre Inbox Email y después avise a quien administra el servidor de correo.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'certificate-wrong-name',
    fits: code('ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH', 'ERR_TLS_CERT_ALTNAME_FORMAT'),
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
    code: 'certificate-self-signed',
    fits: code('DEPTH_ZERO_SELF_SIGNED_CERT'),
    cause: {
      en: 'The server made its certificate itself: nobody we know vouches for it.',
      'pt-BR': 'O servidor fez o próprio certificado (autoassinado): ninguém que conheçamos responde por ele.',
      es: 'El servidor hizo su propio certificado (autofirmado): nadie que conozcamos responde por él.',
    },
    remedy: {
      en: 'If it is your own server, let it use a certificate of a public authority (Let’s Encrypt costs nothing), or compare the fingerprint that the test shows and accept this one there. Otherwise somebody may be listening in: do not go on.',
      'pt-BR':
        'Se for um servidor seu, use nele um certificado de autoridade pública (o Let’s Encrypt é gratuito) ou compare a impressão digital que o teste mostra e aceite este ali. Caso contrário, alguém pode estar interceptando: não prossiga.',
      es: 'Si es un servidor suyo, use en él un certificado de una autoridad pública (Let’s Encrypt es gratuito) o compare la huella digital que muestra la prueba y acepte este allí. Si no, alguien puede estar interceptando: no siga.',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'certificate-chain-incomplete',
    fits: code('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    cause: {
      en: 'The server sends only its own certificate, without those in between that lead to a known authority.',
      'pt-BR': 'O servidor envia só o próprio certificado, sem os intermediários que levam a uma autoridade conhecida.',
      es: 'El servidor envía solo su propio certificado, sin los intermedios que llevan a una autoridad conocida.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server to install the whole chain (fullchain.pem). With an authority of your own, paste its certificate under “More settings” of the account.',
      'pt-BR':
        'Peça a quem administra o servidor de e-mail que instale a cadeia completa (fullchain.pem). Com autoridade própria, cole o certificado dela em “Mais configurações” da conta.',
      es: 'Pida a quien administra el servidor de correo que instale la cadena completa (fullchain.pem). Con una autoridad propia, pegue su certificado en “Más ajustes” de la cuenta.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'certificate-revoked',
    fits: code('CERT_REVOKED', 'CERT_REJECTED'),
    cause: {
      en: "The server's certificate was revoked by its authority.",
      'pt-BR': 'O certificado do servidor foi revogado pela autoridade que o emitiu.',
      es: 'El certificado del servidor fue revocado por la autoridad que lo emitió.',
    },
    remedy: {
      en: 'Do not go on: tell whoever runs the mail server that it needs a new certificate.',
      'pt-BR': 'Não prossiga: avise quem administra o servidor de e-mail que ele precisa de um novo certificado.',
      es: 'No siga: avise a quien administra el servidor de correo de que necesita un certificado nuevo.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'certificate-not-for-servers',
    fits: code('INVALID_PURPOSE', 'INVALID_CA', 'PATH_LENGTH_EXCEEDED'),
    cause: {
      en: "The server's certificate, or one in its chain, was not issued for this use.",
      'pt-BR': 'O certificado do servidor, ou um da cadeia dele, não foi emitido para este uso.',
      es: 'El certificado del servidor, o uno de su cadena, no fue emitido para este uso.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server for a certificate that is meant for servers.',
      'pt-BR': 'Peça a quem administra o servidor de e-mail um certificado próprio para servidores.',
      es: 'Pida a quien administra el servidor de correo un certificado propio para servidores.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'certificate-untrusted',
    fits: code(
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_UNTRUSTED',
      'CERT_SIGNATURE_FAILURE',
    ),
    cause: {
      en: "The server's certificate is not signed by an authority that we know.",
      'pt-BR': 'O certificado do servidor não foi assinado por uma autoridade que conheçamos.',
      es: 'El certificado del servidor no está firmado por una autoridad que conozcamos.',
    },
    remedy: {
      en: 'If it is your own server with an authority of its own, paste that authority’s certificate under “More settings” of the account. Otherwise somebody may be listening in: do not go on.',
      'pt-BR':
        'Se for um servidor seu com autoridade própria, cole o certificado dela em “Mais configurações” da conta. Caso contrário, alguém pode estar interceptando: não prossiga.',
      es: 'Si es un servidor suyo con autoridad propia, pegue el certificado de ella en “Más ajustes” de la cuenta. Si no, alguien puede estar interceptando: no siga.',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'certificate-weak',
    fits: code(
      'EE_KEY_TOO_SMALL',
      'CA_KEY_TOO_SMALL',
      'CA_MD_TOO_WEAK',
      'ERR_SSL_EE_KEY_TOO_SMALL',
      'ERR_SSL_CA_KEY_TOO_SMALL',
      'ERR_SSL_CA_MD_TOO_WEAK',
      'ERR_SSL_DH_KEY_TOO_SMALL',
      'ERR_SSL_BAD_ECPOINT',
    ),
    cause: {
      en: "The server's certificate or keys are too weak: today they can be broken.",
      'pt-BR': 'O certificado ou as chaves do servidor são fracos demais: hoje podem ser quebrados.',
      es: 'El certificado o las claves del servidor son demasiado débiles: hoy se pueden romper.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server for a certificate with an RSA key of at least 2048 bits (or an elliptic one) and SHA-256.',
      'pt-BR':
        'Peça a quem administra o servidor de e-mail um certificado com chave RSA de ao menos 2048 bits (ou de curva elíptica) e SHA-256.',
      es: 'Pida a quien administra el servidor de correo un certificado con clave RSA de al menos 2048 bits (o de curva elíptica) y SHA-256.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'tls-too-old',
    fits: code(
      'ERR_SSL_UNSUPPORTED_PROTOCOL',
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'ERR_SSL_WRONG_SSL_VERSION',
      'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
    ),
    cause: {
      en: 'The server speaks only old versions of TLS, which are no longer safe.',
      'pt-BR': 'O servidor só fala versões antigas do TLS, que não são mais seguras.',
      es: 'El servidor solo habla versiones antiguas de TLS, que ya no son seguras.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server to switch on TLS 1.2 or newer.',
      'pt-BR': 'Peça a quem administra o servidor de e-mail que ative o TLS 1.2 ou mais novo.',
      es: 'Pida a quien administra el servidor de correo que active TLS 1.2 o más nuevo.',
    },
    field: 'encryption',
    temporary: true,
  },
  {
    code: 'tls-nothing-in-common',
    fits: code(
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_NO_SHARED_CIPHER',
      'ERR_SSL_NO_CIPHERS_AVAILABLE',
      'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY',
    ),
    cause: {
      en: 'Server and we know no kind of encryption in common.',
      'pt-BR': 'O servidor e nós não temos nenhum tipo de criptografia em comum.',
      es: 'El servidor y nosotros no tenemos ningún tipo de cifrado en común.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server to allow current ciphers, and to check that its certificate is installed.',
      'pt-BR':
        'Peça a quem administra o servidor de e-mail que permita cifras atuais e confira se o certificado está instalado.',
      es: 'Pida a quien administra el servidor de correo que permita cifrados actuales y compruebe que su certificado está instalado.',
    },
    field: 'encryption',
    temporary: true,
  },
  {
    code: 'client-certificate-wanted',
    fits: code('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE'),
    cause: {
      en: 'The server wants a certificate from us, too, and we have none.',
      'pt-BR': 'O servidor também exige um certificado nosso, e não temos nenhum.',
      es: 'El servidor exige también un certificado nuestro, y no tenemos ninguno.',
    },
    remedy: {
      en: 'Ask whoever runs the mail server for a port where signing in with a password is enough.',
      'pt-BR': 'Peça a quem administra o servidor de e-mail uma porta em que baste entrar com senha.',
      es: 'Pida a quien administra el servidor de correo un puerto en el que baste entrar con contraseña.',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'tls-name-unknown',
    fits: code('ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME'),
    cause: {
      en: 'The server does not know itself by this name.',
      'pt-BR': 'O servidor não se reconhece por este nome.',
      es: 'El servidor no se reconoce por este nombre.',
    },
    remedy: {
      en: "Type the server name that your provider tells (often the provider's own, not one under your domain).",
      'pt-BR':
        'Informe o nome de servidor indicado pelo provedor (muitas vezes o do próprio provedor, não um do seu domínio).',
      es: 'Escriba el nombre de servidor que indica su proveedor (a menudo el del propio proveedor, no uno de su dominio).',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'tls-cut-off',
    fits: (failure) =>
      at(failure, 'tls') &&
      code(
        'ECONNRESET',
        'EPIPE',
        'ECONNABORTED',
        'ClosedAfterConnectTLS',
        'ERR_SSL_UNEXPECTED_EOF_WHILE_READING',
      )(failure),
    cause: {
      en: 'The server hung up while encryption was being agreed on.',
      'pt-BR': 'O servidor desligou enquanto a criptografia era combinada.',
      es: 'El servidor colgó mientras se acordaba el cifrado.',
    },
    remedy: {
      en: 'Check port and technology together. If they are right, a firewall or the server itself turns us away: ask whoever runs it.',
      'pt-BR':
        'Confira a porta junto com a tecnologia. Se estiverem certas, um firewall ou o próprio servidor nos rejeita: pergunte a quem o administra.',
      es: 'Revise el puerto junto con la tecnología. Si son correctos, un cortafuegos o el propio servidor nos rechaza: pregunte a quien lo administra.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'tls-no-answer',
    fits: (failure) => at(failure, 'tls') && code('ETIMEDOUT', 'ETIMEOUT', 'UPGRADE_TIMEOUT')(failure),
    cause: {
      en: 'The server does not answer when encryption should begin.',
      'pt-BR': 'O servidor não responde quando a criptografia deveria começar.',
      es: 'El servidor no responde cuando el cifrado debería empezar.',
    },
    remedy: {
      en: 'Check port and technology together: this port may not be meant for encryption. If they are right, we keep trying.',
      'pt-BR':
        'Confira a porta junto com a tecnologia: esta porta talvez não seja para criptografia. Se estiverem certas, continuamos tentando.',
      es: 'Revise el puerto junto con la tecnología: quizá este puerto no es para cifrado. Si son correctos, seguimos intentando.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'tls-failed',
    fits: (failure) => at(failure, 'tls') && /^ERR_(SSL|TLS)|CERT/.test(failure.code),
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
];
