import type { Failure } from '../failure.ts';
import { at, type Cause, code, forLater, permanent, says } from './cause.ts';

/** What a server says first, and what it says that it can. */
export const greeting: readonly Cause[] = [
  {
    code: 'web-server-found',
    fits: (failure) => speaksOtherwise(failure) && says(failure, /^HTTP\/\d|<!doctype html|<html|\bBad Request\b/i),
    cause: {
      en: 'A web server answers on this port, not a mail server.',
      'pt-BR': 'Nesta porta responde um servidor web, não um servidor de e-mail.',
      es: 'En este puerto responde un servidor web, no un servidor de correo.',
    },
    remedy: {
      en: 'Type the port of the mail service: 993 for IMAP, 995 for POP3, 465 or 587 for sending.',
      'pt-BR': 'Informe a porta do serviço de e-mail: 993 para IMAP, 995 para POP3, 465 ou 587 para o envio.',
      es: 'Escriba el puerto del servicio de correo: 993 para IMAP, 995 para POP3, 465 o 587 para enviar.',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'pop3-found',
    fits: (failure) => speaksOtherwise(failure) && says(failure, /^\+OK\b/i),
    cause: {
      en: 'A POP3 server answers on this port.',
      'pt-BR': 'Nesta porta responde um servidor POP3.',
      es: 'En este puerto responde un servidor POP3.',
    },
    remedy: {
      en: 'Choose POP3 as the technology, or type the port of the service that you want (993 for IMAP, 465 or 587 for sending).',
      'pt-BR':
        'Escolha POP3 como tecnologia ou informe a porta do serviço desejado (993 para IMAP, 465 ou 587 para o envio).',
      es: 'Elija POP3 como tecnología o escriba el puerto del servicio deseado (993 para IMAP, 465 o 587 para enviar).',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'imap-found',
    fits: (failure) => speaksOtherwise(failure) && says(failure, /^\* (OK|PREAUTH|BYE)\b/i),
    cause: {
      en: 'An IMAP server answers on this port.',
      'pt-BR': 'Nesta porta responde um servidor IMAP.',
      es: 'En este puerto responde un servidor IMAP.',
    },
    remedy: {
      en: 'Choose IMAP as the technology, or type the port of the service that you want (995 for POP3, 465 or 587 for sending).',
      'pt-BR':
        'Escolha IMAP como tecnologia ou informe a porta do serviço desejado (995 para POP3, 465 ou 587 para o envio).',
      es: 'Elija IMAP como tecnología o escriba el puerto del servicio deseado (995 para POP3, 465 o 587 para enviar).',
    },
    field: 'port',
    temporary: false,
  },
  {
    code: 'smtp-found',
    fits: (failure) =>
      speaksOtherwise(failure) && failure.side === 'incoming' && says(failure, /^220[ -](?!.*\bFTP\b)/i),
    cause: {
      en: 'A server for sending mail (SMTP) answers on this port: incoming and outgoing seem to be swapped.',
      'pt-BR': 'Nesta porta responde um servidor de envio (SMTP): entrada e saída parecem trocadas.',
      es: 'En este puerto responde un servidor de envío (SMTP): entrada y salida parecen intercambiadas.',
    },
    remedy: {
      en: 'Type the port for receiving: 993 for IMAP, 995 for POP3. Check the server name too.',
      'pt-BR': 'Informe a porta de recebimento: 993 para IMAP, 995 para POP3. Confira também o nome do servidor.',
      es: 'Escriba el puerto de recepción: 993 para IMAP, 995 para POP3. Revise también el nombre del servidor.',
    },
    field: 'port',
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
    code: 'our-address-blocklisted',
    // Client addresses are named by the server at any step: Postfix and Exim say so at RCPT, others in the greeting.
    fits: (failure) =>
      failure.side === 'outgoing' &&
      says(
        failure,
        /blocked using|spamhaus|block ?list|blacklist|\bRBL\b|AS\(\d+\)|5\.7\.511|5\.7\.606|5\.7\.708|banned sending IP/i,
      ) &&
      !says(failure, /outbound sender/i),
    cause: {
      en: 'The mail server takes nothing from our internet address: it stands on a block list.',
      'pt-BR':
        'O servidor de e-mail não aceita nada do nosso endereço de internet (IP): ele está em uma lista de bloqueio.',
      es: 'El servidor de correo no acepta nada de nuestra dirección de internet (IP): está en una lista de bloqueo.',
    },
    remedy: {
      en: 'Use the port for customers (587 or 465) of your own provider. If it is that one, ask the provider to unblock the address of the machine that runs Inbox Email.',
      'pt-BR':
        'Use a porta para clientes (587 ou 465) do seu próprio provedor. Se já for essa, peça ao provedor que libere o endereço da máquina onde roda o Inbox Email.',
      es: 'Use el puerto para clientes (587 o 465) de su propio proveedor. Si ya es ese, pida al proveedor que desbloquee la dirección de la máquina donde corre Inbox Email.',
    },
    help: 'https://check.spamhaus.org/',
    field: 'port',
    temporary: true,
  },
  {
    code: 'turned-away',
    fits: (failure) => at(failure, 'connect', 'greeting') && permanent(failure),
    cause: {
      en: 'The server turns us away at the door.',
      'pt-BR': 'O servidor nos recusa já na entrada.',
      es: 'El servidor nos rechaza ya en la entrada.',
    },
    remedy: {
      en: 'Its words say why. Check that server and port are those for customers (587 or 465); then ask the provider to let in the address of the machine that runs Inbox Email.',
      'pt-BR':
        'As palavras dele dizem o motivo. Confira se servidor e porta são os de clientes (587 ou 465); depois peça ao provedor que aceite o endereço da máquina onde roda o Inbox Email.',
      es: 'Sus palabras dicen por qué. Compruebe que servidor y puerto son los de clientes (587 o 465); después pida al proveedor que admita la dirección de la máquina donde corre Inbox Email.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'hung-up-without-greeting',
    fits: (failure) =>
      at(failure, 'greeting') && code('ECONNRESET', 'EPIPE', 'ECONNABORTED')(failure) && failure.words === '',
    cause: {
      en: 'The server took the connection and hung up without a word.',
      'pt-BR': 'O servidor aceitou a conexão e desligou sem dizer nada.',
      es: 'El servidor aceptó la conexión y colgó sin decir nada.',
    },
    remedy: {
      en: 'Check port and technology together. If they are right, the server may have locked out our address for a while (after wrong passwords, for example): wait, or ask whoever runs it.',
      'pt-BR':
        'Confira a porta junto com a tecnologia. Se estiverem certas, o servidor pode ter bloqueado nosso endereço por um tempo (após senhas erradas, por exemplo): aguarde ou pergunte a quem o administra.',
      es: 'Revise el puerto junto con la tecnología. Si son correctos, el servidor puede haber bloqueado nuestra dirección un tiempo (tras contraseñas erróneas, por ejemplo): espere o pregunte a quien lo administra.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'silent-server',
    fits: (failure) => at(failure, 'greeting') && code('ETIMEDOUT', 'ETIMEOUT', 'GREETING_TIMEOUT')(failure),
    cause: {
      en: 'The server takes the connection, but says nothing.',
      'pt-BR': 'O servidor aceita a conexão, mas não diz nada.',
      es: 'El servidor acepta la conexión, pero no dice nada.',
    },
    remedy: {
      en: 'Check port and technology together. If they are right, the server is overloaded or a firewall holds its words back: we keep trying.',
      'pt-BR':
        'Confira a porta junto com a tecnologia. Se estiverem certas, o servidor está sobrecarregado ou um firewall retém as respostas: continuamos tentando.',
      es: 'Revise el puerto junto con la tecnología. Si son correctos, el servidor está sobrecargado o un cortafuegos retiene sus respuestas: seguimos intentando.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'our-name-refused',
    fits: (failure) =>
      (failure.reply !== 421 &&
        says(failure, /\b(HELO|EHLO)\b.*(rejected|invalid|denied|FQDN|fully.qualified)|invalid HELO/i)) ||
      (at(failure, 'capabilities', 'tls') && failure.reply === 501),
    cause: {
      en: 'The server does not like the name with which the machine that runs Inbox Email introduces itself.',
      'pt-BR': 'O servidor não aceita o nome com que a máquina do Inbox Email se apresenta.',
      es: 'El servidor no acepta el nombre con que se presenta la máquina de Inbox Email.',
    },
    remedy: {
      en: 'Use the port for customers (587 or 465). If it is that one, ask whoever runs Inbox Email to give the machine a full host name, as in bot.company.com.',
      'pt-BR':
        'Use a porta para clientes (587 ou 465). Se já for essa, peça a quem administra o Inbox Email que dê à máquina um nome completo, como bot.empresa.com.br.',
      es: 'Use el puerto para clientes (587 o 465). Si ya es ese, pida a quien administra Inbox Email que dé a la máquina un nombre completo, como bot.empresa.com.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'reverse-name-missing',
    fits: (failure) => says(failure, /reverse (hostname|dns|lookup)|PTR record|does not resolve to/i),
    cause: {
      en: 'The server wants our internet address to have a name (reverse DNS), as servers among themselves do.',
      'pt-BR': 'O servidor exige que nosso endereço de internet tenha um nome (DNS reverso), como entre servidores.',
      es: 'El servidor exige que nuestra dirección de internet tenga un nombre (DNS inverso), como entre servidores.',
    },
    remedy: {
      en: 'Use the port for customers: 587 with STARTTLS or 465 with SSL/TLS; port 25 is for servers among themselves.',
      'pt-BR': 'Use a porta para clientes: 587 com STARTTLS ou 465 com SSL/TLS; a 25 é para servidores entre si.',
      es: 'Use el puerto para clientes: 587 con STARTTLS o 465 con SSL/TLS; el 25 es para servidores entre sí.',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'capabilities-refused',
    fits: (failure) => at(failure, 'capabilities') && !forLater(failure) && failure.words !== '',
    cause: {
      en: 'The server does not say what it can do, so we cannot work with it.',
      'pt-BR': 'O servidor não diz o que sabe fazer, e assim não podemos trabalhar com ele.',
      es: 'El servidor no dice qué sabe hacer, y así no podemos trabajar con él.',
    },
    remedy: {
      en: 'Check that server and port belong to the chosen technology. If they do, show its words to whoever runs the mail server.',
      'pt-BR':
        'Confira se servidor e porta correspondem à tecnologia escolhida. Se sim, mostre as palavras dele a quem administra o servidor de e-mail.',
      es: 'Compruebe que servidor y puerto corresponden a la tecnología elegida. Si es así, muestre sus palabras a quien administra el servidor de correo.',
    },
    field: 'port',
    temporary: true,
  },
];

const speaksOtherwise = (failure: Failure) =>
  at(failure, 'connect', 'greeting') && code('ENOTMAIL', 'EBADANSWER')(failure);
