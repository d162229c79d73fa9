import { at, type Cause, code } from './cause.ts';

/** From an address to an open connection. */
export const connect: readonly Cause[] = [
  {
    code: 'connection-refused',
    fits: code('ECONNREFUSED'),
    cause: {
      en: 'The server is there, but nothing answers on this port.',
      'pt-BR': 'O servidor existe, mas nada responde nesta porta.',
      es: 'El servidor existe, pero nada responde en este puerto.',
    },
    remedy: {
      en: 'If this account has worked before, its mail server is down: nothing has to be changed, mail waits there, and we keep trying. If it is new, check port and technology together (993 for IMAP with TLS, 465 or 587 for sending).',
      'pt-BR':
        'Se esta conta já funcionou, o servidor de e-mail dela está fora do ar: não é preciso mudar nada, os e-mails esperam lá e continuamos tentando. Se ela é nova, confira a porta junto com a tecnologia (993 para IMAP com TLS, 465 ou 587 para o envio).',
      es: 'Si esta cuenta ya funcionó, su servidor de correo está caído: no hay que cambiar nada, el correo espera allí y seguimos intentando. Si es nueva, revise el puerto junto con la tecnología (993 para IMAP con TLS, 465 o 587 para enviar).',
    },
    field: 'port',
    temporary: true,
  },
  {
    code: 'ipv6-only',
    fits: code('EIPV6ONLY'),
    cause: {
      en: 'This server has only an IPv6 address, and the machine that runs Inbox Email has no way to it.',
      'pt-BR': 'Este servidor só tem endereço IPv6, e a máquina onde roda o Inbox Email não chega a ele.',
      es: 'Este servidor solo tiene dirección IPv6, y la máquina donde corre Inbox Email no llega a ella.',
    },
    remedy: {
      en: 'Ask the provider for a server name that also has an IPv4 address, or whoever runs Inbox Email to give the machine IPv6.',
      'pt-BR':
        'Peça ao provedor um nome de servidor que também tenha endereço IPv4, ou a quem administra o Inbox Email que ative o IPv6 na máquina.',
      es: 'Pida al proveedor un nombre de servidor que también tenga dirección IPv4, o a quien administra Inbox Email que active IPv6 en la máquina.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'unreachable',
    fits: code('EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EHOSTDOWN'),
    cause: {
      en: 'There is no way through the network to this server.',
      'pt-BR': 'Não há caminho de rede até este servidor.',
      es: 'No hay camino de red hasta este servidor.',
    },
    remedy: {
      en: 'Check the server name. If it is right, the network is down or a firewall is in between: we keep trying.',
      'pt-BR':
        'Confira o nome do servidor. Se estiver certo, a rede caiu ou há um firewall no caminho: continuamos tentando.',
      es: 'Revise el nombre del servidor. Si es correcto, la red está caída o hay un cortafuegos en medio: seguimos intentando.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'connection-forbidden',
    fits: (failure) => at(failure, 'connect') && code('EACCES', 'EPERM')(failure),
    cause: {
      en: 'A firewall on our side forbids connections to this port.',
      'pt-BR': 'Um firewall do nosso lado proíbe conexões a esta porta.',
      es: 'Un cortafuegos de nuestro lado prohíbe las conexiones a este puerto.',
    },
    remedy: {
      en: 'Ask whoever runs Inbox Email to allow outgoing connections to this server and port.',
      'pt-BR': 'Peça a quem administra o Inbox Email que permita conexões de saída a este servidor e porta.',
      es: 'Pida a quien administra Inbox Email que permita conexiones salientes a este servidor y puerto.',
    },
    field: null,
    temporary: true,
  },
];
