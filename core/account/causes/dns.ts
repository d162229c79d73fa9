import { at, type Cause, code } from './cause.ts';

/** From a server's name to its addresses. */
export const dns: readonly Cause[] = [
  {
    code: 'host-not-found',
    fits: code('ENOTFOUND', 'EDNS'),
    cause: {
      en: 'There is no server with this name.',
      'pt-BR': 'Não existe servidor com este nome.',
      es: 'No existe ningún servidor con este nombre.',
    },
    remedy: {
      en: 'Check the spelling of the server name. It often begins with imap., pop., smtp. or mail.',
      'pt-BR': 'Confira a grafia do nome do servidor. Ele costuma começar com imap., pop., smtp. ou mail.',
      es: 'Revise cómo está escrito el nombre del servidor. Suele empezar por imap., pop., smtp. o mail.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'host-without-address',
    fits: code('ENODATA', 'EAI_NODATA', 'EAI_ADDRFAMILY'),
    cause: {
      en: 'This name exists, but no server stands behind it: it has no address.',
      'pt-BR': 'Este nome existe, mas não há servidor por trás dele: ele não tem endereço.',
      es: 'Este nombre existe, pero no hay ningún servidor detrás: no tiene dirección.',
    },
    remedy: {
      en: 'Type the full name of the mail server (imap.company.com), not just the domain of your address.',
      'pt-BR': 'Informe o nome completo do servidor de e-mail (imap.empresa.com.br), não só o domínio do seu endereço.',
      es: 'Escriba el nombre completo del servidor de correo (imap.empresa.com), no solo el dominio de su dirección.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'host-name-malformed',
    fits: code('EBADNAME', 'ENOTIMP', 'EAI_BADFLAGS', 'ERR_INVALID_ARG_VALUE'),
    cause: {
      en: 'This cannot be the name of a server.',
      'pt-BR': 'Isto não pode ser o nome de um servidor.',
      es: 'Esto no puede ser el nombre de un servidor.',
    },
    remedy: {
      en: 'Type only the name, as in imap.company.com: no spaces, no https://, no port behind it.',
      'pt-BR': 'Informe só o nome, como imap.empresa.com.br: sem espaços, sem https:// e sem a porta no final.',
      es: 'Escriba solo el nombre, como imap.empresa.com: sin espacios, sin https:// y sin el puerto al final.',
    },
    field: 'host',
    temporary: false,
  },
  {
    code: 'dns-broken',
    fits: code('EBADRESP', 'EFORMERR', 'EAI_FAIL', 'ELOOP'),
    cause: {
      en: 'The name service gives no usable answer for this name: its entries may lead in a circle.',
      'pt-BR': 'O serviço de nomes (DNS) não dá resposta válida para este nome: os registros podem andar em círculo.',
      es: 'El servicio de nombres (DNS) no da una respuesta válida para este nombre: sus registros pueden ir en círculo.',
    },
    remedy: {
      en: 'Check the spelling of the server name. If it is right, ask whoever looks after that domain to mend its DNS entries.',
      'pt-BR':
        'Confira a grafia do nome do servidor. Se estiver certa, peça a quem cuida desse domínio que corrija os registros DNS.',
      es: 'Revise cómo está escrito el nombre del servidor. Si es correcto, pida a quien cuida ese dominio que corrija sus registros DNS.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'dns-server-failed',
    fits: code('ESERVFAIL', 'EREFUSED'),
    cause: {
      en: 'The name service could not find out about this name: its domain is set up wrongly or down at the moment.',
      'pt-BR':
        'O serviço de nomes (DNS) não conseguiu consultar este nome: o domínio está mal configurado ou fora do ar no momento.',
      es: 'El servicio de nombres (DNS) no pudo consultar este nombre: su dominio está mal configurado o caído en este momento.',
    },
    remedy: {
      en: 'Check the spelling of the server name. If it is right, wait a little: we keep trying. If it stays, tell whoever looks after that domain.',
      'pt-BR':
        'Confira a grafia do nome do servidor. Se estiver certa, aguarde um pouco: continuamos tentando. Se persistir, avise quem cuida desse domínio.',
      es: 'Revise cómo está escrito el nombre del servidor. Si es correcto, espere un poco: seguimos intentando. Si persiste, avise a quien cuida ese dominio.',
    },
    field: 'host',
    temporary: true,
  },
  {
    code: 'dns-unavailable',
    fits: (failure) =>
      code('EAI_AGAIN', 'ETIMEOUT_DNS')(failure) ||
      (at(failure, 'dns') && code('ETIMEOUT', 'ETIMEDOUT', 'ECONNREFUSED', 'ECANCELLED')(failure)),
    cause: {
      en: 'The name service did not answer, so the server could not be looked up.',
      'pt-BR': 'O serviço de nomes (DNS) não respondeu e o servidor não pôde ser localizado.',
      es: 'El servicio de nombres (DNS) no respondió y no se pudo localizar el servidor.',
    },
    remedy: {
      en: 'This usually passes by itself: we keep trying. If it stays, the network of the machine that runs Inbox Email needs a look.',
      'pt-BR':
        'Costuma passar sozinho: continuamos tentando. Se persistir, é preciso verificar a rede da máquina onde roda o Inbox Email.',
      es: 'Suele pasar solo: seguimos intentando. Si persiste, hay que revisar la red de la máquina donde corre Inbox Email.',
    },
    field: null,
    temporary: true,
  },
];
