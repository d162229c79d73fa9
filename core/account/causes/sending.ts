import { at, type Cause, code, forLater, permanent, says, sending, status } from './cause.ts';

/** From the sender's address to the end of the mail: SMTP replies (RFC 5321), enhanced codes (RFC 3463), and wordings. */
export const sendingCauses: readonly Cause[] = [
  {
    code: 'sign-in-before-sending',
    fits: (failure) =>
      sending(failure) &&
      (failure.reply === 530 ||
        failure.status === '5.7.57' ||
        says(
          failure,
          /authentication (is )?required|not authenticated to send|turn on SMTP authentication|must (first )?(authenticate|log ?in)/i,
        )),
    cause: {
      en: 'The server wants us to sign in before it takes a mail, and did not accept our sign-in as one.',
      'pt-BR': 'O servidor exige entrada antes de aceitar um e-mail e não considerou válida a nossa.',
      es: 'El servidor exige iniciar sesión antes de aceptar un correo y no dio por válido nuestro acceso.',
    },
    remedy: {
      en: 'Use the port for customers: 587 with STARTTLS or 465 with SSL/TLS, and check the user name of the outgoing server.',
      'pt-BR':
        'Use a porta para clientes: 587 com STARTTLS ou 465 com SSL/TLS, e confira o usuário do servidor de saída.',
      es: 'Use el puerto para clientes: 587 con STARTTLS o 465 con SSL/TLS, y revise el usuario del servidor de salida.',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'greylisted',
    fits: (failure) =>
      sending(failure) && forLater(failure) && says(failure, /gr[ae]y-?list|postgrey|come back later/i),
    cause: {
      en: 'The server puts off mail of senders that it does not know yet (greylisting).',
      'pt-BR': 'O servidor adia e-mails de remetentes que ainda não conhece (greylisting).',
      es: 'El servidor aplaza el correo de remitentes que aún no conoce (greylisting).',
    },
    remedy: {
      en: 'Answers go out all the same, a few minutes later. A server for customers should not do this: check that port 587 or 465 is chosen.',
      'pt-BR':
        'As respostas saem mesmo assim, alguns minutos depois. Um servidor para clientes não deveria fazer isso: confira se a porta 587 ou 465 está escolhida.',
      es: 'Las respuestas salen igualmente, unos minutos después. Un servidor para clientes no debería hacerlo: compruebe que está elegido el puerto 587 o 465.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'sending-limit-reached',
    fits: (failure) =>
      sending(failure) &&
      says(
        failure,
        /(daily|hourly|user|sending|message|sender|submission) ?(user )?(sending )?(limit|quota|rate)[\w ]*(exceed|reach)|exceeded the max emails|rate limit|too many (messages|e-?mails|recipients)|limite de envios?|5\.4\.5\b/i,
      ),
    cause: {
      en: 'The provider allows no further mails from this account for now: its sending limit is reached.',
      'pt-BR': 'O provedor não permite mais e-mails desta conta por enquanto: o limite de envio foi atingido.',
      es: 'El proveedor no permite más correos de esta cuenta por ahora: se alcanzó su límite de envío.',
    },
    remedy: {
      en: 'Wait: most limits count an hour or a day. If you need to send more, ask the provider for a higher limit.',
      'pt-BR':
        'Aguarde: a maioria dos limites conta por hora ou por dia. Se precisar enviar mais, peça ao provedor um limite maior.',
      es: 'Espere: la mayoría de los límites cuenta por hora o por día. Si necesita enviar más, pida al proveedor un límite mayor.',
    },
    help: 'https://support.google.com/a/answer/166852',
    field: null,
    temporary: true,
  },
  {
    code: 'sending-suspended',
    fits: (failure) =>
      sending(failure) &&
      ((status('5.1.8', '5.1.90')(failure) && says(failure, /outbound|AS\(/i)) ||
        says(
          failure,
          /outgoing mail from .* has been suspended|bad outbound sender|OutboundSpam|sender (is )?(blocked|suspended)|account (has been )?(suspended|restricted|blocked)/i,
        )),
    cause: {
      en: 'The provider has stopped sending from this account, usually because it took it for a source of spam.',
      'pt-BR': 'O provedor suspendeu o envio desta conta, em geral por considerá-la fonte de spam.',
      es: 'El proveedor ha suspendido el envío de esta cuenta, normalmente por tomarla por una fuente de spam.',
    },
    remedy: {
      en: 'Change the password of the mailbox, and ask the provider or its administrator to unblock sending.',
      'pt-BR': 'Troque a senha da caixa e peça ao provedor ou ao administrador dele que libere o envio.',
      es: 'Cambie la contraseña del buzón y pida al proveedor o a su administrador que desbloquee el envío.',
    },
    help: 'https://learn.microsoft.com/defender-office-365/outbound-spam-restore-restricted-users',
    field: null,
    temporary: false,
  },
  {
    code: 'sender-domain-not-set-up',
    fits: (failure) =>
      sending(failure) &&
      says(
        failure,
        /sender (address )?rejected:? domain not found|domain of sender (address )?.*does not (exist|resolve)|sender domain (is )?(not|must)|unverified (sender|domain|address)|domain (is )?not (verified|authorized|configured|validado)|dom[ií]nio .*(não|no) (est[aá] )?(validado|configurado|autorizado)/i,
      ),
    cause: {
      en: 'The outgoing server does not take mail for the domain of this address: it is not set up or not confirmed there.',
      'pt-BR':
        'O servidor de saída não aceita e-mails do domínio deste endereço: ele não está configurado ou confirmado ali.',
      es: 'El servidor de salida no acepta correo del dominio de esta dirección: no está configurado o confirmado allí.',
    },
    remedy: {
      en: 'Check the spelling of the address. If it is right, confirm the domain as a sender in the provider’s panel, with its DNS entries.',
      'pt-BR':
        'Confira a grafia do endereço. Se estiver certa, valide o domínio como remetente no painel do provedor, com os registros DNS.',
      es: 'Revise cómo está escrita la dirección. Si es correcta, valide el dominio como remitente en el panel del proveedor, con sus registros DNS.',
    },
    help: 'https://www.locaweb.com.br/ajuda/wiki/faq-nova-politica-de-envio-smtp-locaweb/',
    field: 'address',
    temporary: false,
  },
  {
    code: 'relay-denied',
    fits: (failure) =>
      sending(failure) &&
      (status('5.7.54')(failure) ||
        says(
          failure,
          /relay(ing)?( access)? (denied|disallowed|prohibited|not permitted|not allowed)|unable to relay|not permitted to relay|not allowed to relay|rcpthosts|retransmiss[aã]o/i,
        )),
    cause: {
      en: 'The outgoing server does not pass mail on for us: it does not see us as its customer.',
      'pt-BR': 'O servidor de saída não encaminha nossos e-mails: ele não nos vê como cliente.',
      es: 'El servidor de salida no reenvía nuestro correo: no nos ve como cliente.',
    },
    remedy: {
      en: 'Use the server and port for sending by customers (587 or 465) of the provider where this address lives, and check the user name.',
      'pt-BR':
        'Use o servidor e a porta de envio para clientes (587 ou 465) do provedor deste endereço e confira o usuário.',
      es: 'Use el servidor y el puerto de envío para clientes (587 o 465) del proveedor de esta dirección y revise el usuario.',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'sender-refused',
    fits: (failure) =>
      (sending(failure) &&
        !forLater(failure) &&
        (status('5.7.60', '5.2.252')(failure) ||
          says(
            failure,
            /sender (address )?(rejected|refused|denied|not)|not (allowed|authori[sz]ed|owned|permitted) (to send|by|as|from)|send ?as|sender (verify|is not)|does not match|not a valid (from|sender)|remetente/i,
          ))) ||
      (at(failure, 'sender') && permanent(failure)),
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
    code: 'mailbox-full',
    fits: (failure) =>
      status('OVERQUOTA', '5.2.2', '4.2.2')(failure) ||
      says(
        failure,
        /over ?quota|quota (is )?(exceeded|full)|mailbox (is )?full|out of storage|caixa (postal )?cheia|buz[oó]n lleno/i,
      ),
    cause: {
      en: 'The mailbox is full: the provider takes nothing more into it.',
      'pt-BR': 'A caixa está cheia: o provedor não aceita mais nada nela.',
      es: 'El buzón está lleno: el proveedor no admite nada más en él.',
    },
    remedy: {
      en: 'Delete or archive mail, or get more space from the provider. Under “More options” mails can be deleted after they were received here.',
      'pt-BR':
        'Apague ou arquive e-mails ou contrate mais espaço. Em “Mais opções”, os e-mails podem ser apagados depois de recebidos aqui.',
      es: 'Borre o archive correo o contrate más espacio. En «Más opciones», los correos se pueden borrar tras recibirse aquí.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'mail-too-large',
    fits: (failure) =>
      (sending(failure) && failure.reply === 552) ||
      status('5.3.4', '5.2.3', '4.3.4')(failure) ||
      says(failure, /message (size )?exceeds|too (large|big) (message|mail)|message (is )?too (large|big)|size limit/i),
    cause: {
      en: 'The mail is larger than the server allows.',
      'pt-BR': 'O e-mail é maior do que o servidor permite.',
      es: 'El correo es más grande de lo que permite el servidor.',
    },
    remedy: {
      en: 'Send smaller or fewer files, or a link to them. If even a short mail is refused, ask the provider about its limit.',
      'pt-BR':
        'Envie arquivos menores ou menos arquivos, ou um link para eles. Se até um e-mail curto for recusado, pergunte ao provedor sobre o limite.',
      es: 'Envíe archivos más pequeños o menos archivos, o un enlace a ellos. Si se rechaza incluso un correo corto, pregunte al proveedor por su límite.',
    },
    field: null,
    temporary: false,
  },
  {
    code: 'recipient-domain-unknown',
    fits: (failure) =>
      sending(failure) &&
      (status('5.1.2', '5.4.4')(failure) ||
        says(
          failure,
          /unrouteable address|(recipient .*)?domain not found|host (or domain )?(name )?not found|all relevant MX/i,
        )),
    cause: {
      en: "The domain of the recipient's address does not exist, or takes no mail.",
      'pt-BR': 'O domínio do endereço do destinatário não existe ou não recebe e-mails.',
      es: 'El dominio de la dirección del destinatario no existe o no recibe correo.',
    },
    remedy: {
      en: 'Check what stands behind the @ of the address.',
      'pt-BR': 'Confira o que vem depois do @ no endereço.',
      es: 'Revise lo que va detrás de la @ en la dirección.',
    },
    field: 'address',
    temporary: false,
  },
  {
    code: 'recipient-refused',
    fits: (failure) =>
      sending(failure) &&
      !forLater(failure) &&
      (/^5\.1\.[0-9]+$/.test(failure.status) ||
        says(
          failure,
          /user unknown|no such (user|recipient)|unknown user|recipient (address )?rejected|mailbox (unavailable|not found|unknown)|does not exist|invalid recipient|no mailbox/i,
        )),
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
    code: 'taken-for-spam',
    fits: (failure) =>
      sending(failure) &&
      permanent(failure) &&
      (status('5.7.9', '5.7.23', '5.7.25', '5.7.26', '5.7.27', '5.7.28')(failure) ||
        says(
          failure,
          /spam|unsolicited|policy reasons|DMARC|DKIM|\bSPF\b|unauthenticated|reputation|content rejected/i,
        )),
    cause: {
      en: 'The server took the mail for spam, or misses proof that it really comes from your domain.',
      'pt-BR': 'O servidor tomou o e-mail por spam ou sente falta da prova de que ele vem mesmo do seu domínio.',
      es: 'El servidor tomó el correo por spam o echa en falta la prueba de que viene de verdad de su dominio.',
    },
    remedy: {
      en: 'Let whoever looks after your domain set up SPF, DKIM and DMARC for the provider that sends your mail.',
      'pt-BR':
        'Peça a quem cuida do seu domínio que configure SPF, DKIM e DMARC para o provedor que envia seus e-mails.',
      es: 'Pida a quien cuida su dominio que configure SPF, DKIM y DMARC para el proveedor que envía su correo.',
    },
    help: 'https://support.google.com/mail/answer/81126',
    field: 'address',
    temporary: false,
  },
  {
    code: 'server-out-of-space',
    fits: (failure) =>
      (sending(failure) && failure.reply === 452) ||
      status('4.3.1')(failure) ||
      says(failure, /insufficient system (storage|resources)/i),
    cause: {
      en: 'The mail server itself is short of space or strength at the moment.',
      'pt-BR': 'O próprio servidor de e-mail está sem espaço ou recursos no momento.',
      es: 'El propio servidor de correo está sin espacio o recursos en este momento.',
    },
    remedy: {
      en: 'Nothing to do: we try again by ourselves. If it stays, tell whoever runs the mail server.',
      'pt-BR': 'Nada a fazer: tentamos de novo sozinhos. Se persistir, avise quem administra o servidor de e-mail.',
      es: 'No hay nada que hacer: lo intentamos de nuevo solos. Si persiste, avise a quien administra el servidor de correo.',
    },
    field: null,
    temporary: true,
  },
  {
    code: 'message-refused',
    fits: (failure) => sending(failure) && permanent(failure),
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
    fits: (failure) => sending(failure) && forLater(failure),
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
    code: 'no-answer-while-sending',
    fits: (failure) => sending(failure) && code('ETIMEDOUT', 'ETIMEOUT', 'ESOCKETTIMEDOUT')(failure),
    cause: {
      en: 'The outgoing server took the sign-in, but does not say whether it takes the mail.',
      'pt-BR': 'O servidor de saída aceitou a entrada, mas não diz se aceita o e-mail.',
      es: 'El servidor de salida aceptó el acceso, pero no dice si acepta el correo.',
    },
    remedy: {
      en: 'Test again in a few minutes. If it stays, whoever runs the mail server should look at its checks of outgoing mail.',
      'pt-BR':
        'Teste de novo em alguns minutos. Se persistir, quem administra o servidor deve olhar as verificações dos e-mails de saída.',
      es: 'Pruebe de nuevo en unos minutos. Si persiste, quien administra el servidor debería mirar las comprobaciones del correo saliente.',
    },
    field: null,
    temporary: true,
  },
];
