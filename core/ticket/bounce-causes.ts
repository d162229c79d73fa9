import type { Translated } from '../language.ts';

/** What a bounce's status means for the people of the desk. "Add a meaning" is one row. */
export interface BounceCause {
  /** Status codes (RFC 3463, and IANA's registry of them) that mean this. */
  fits: RegExp;
  cause: Translated;
  remedy: Translated;
}

/**
 * What an enhanced status code means and what can be done; null, for a report that gives none, is explained too.
 *
 * @param permanent false where the sending server still tries
 */
export function explainBounce(status: string | null, permanent: boolean): BounceCause {
  const fitting = bounceCauses.find(({ fits }) => fits.test(status ?? '')) ?? unknown;
  return permanent ? fitting : { ...fitting, remedy: stillTrying };
}

const stillTrying: Translated = {
  en: 'Nothing to do for now: the mail server keeps trying, mostly for some days, and reports if it gives up. If it is urgent, reach the customer another way.',
  'pt-BR':
    'Por ora não há o que fazer: o servidor de e-mail continua tentando, em geral por alguns dias, e avisa se desistir. Se for urgente, fale com o cliente por outro meio.',
  es: 'Por ahora no hay nada que hacer: el servidor de correo sigue intentando, por lo general unos días, y avisa si desiste. Si es urgente, contacte al cliente por otro medio.',
};

const otherWay = {
  en: 'reach the customer another way',
  'pt-BR': 'fale com o cliente por outro meio',
  es: 'contacte al cliente por otro medio',
} satisfies Translated;

/** The first row that fits wins: the particular before the general. */
export const bounceCauses: readonly BounceCause[] = [
  {
    fits: /^[45]\.2\.2$|^5\.2\.4$/,
    cause: {
      en: 'The customer’s mailbox is full.',
      'pt-BR': 'A caixa de correio do cliente está cheia.',
      es: 'El buzón del cliente está lleno.',
    },
    remedy: {
      en: `Tell the customer by another way, and send the answer again once there is room.`,
      'pt-BR': 'Avise o cliente por outro meio e envie a resposta de novo quando houver espaço.',
      es: 'Avise al cliente por otro medio y envíe la respuesta de nuevo cuando haya espacio.',
    },
  },
  {
    fits: /^[45]\.(?:2\.1|2\.0|1\.6)$/,
    cause: {
      en: 'The customer’s mailbox is closed or moved.',
      'pt-BR': 'A caixa de correio do cliente foi desativada ou mudou de endereço.',
      es: 'El buzón del cliente está desactivado o cambió de dirección.',
    },
    remedy: {
      en: `Sending again does not help: ${otherWay.en} and ask for the current address.`,
      'pt-BR': `Enviar de novo não adianta: ${otherWay['pt-BR']} e peça o endereço atual.`,
      es: `Enviar de nuevo no ayuda: ${otherWay.es} y pida la dirección actual.`,
    },
  },
  {
    fits: /^[45]\.1\.(?:2|10)$|^[45]\.4\.(?:4|6)$|^5\.4\.[13]$/,
    cause: {
      en: 'Mail for this domain (the part behind the @) goes nowhere: it is misspelt, or has no mail server.',
      'pt-BR':
        'E-mails para este domínio (o que vem depois do @) não chegam a lugar nenhum: está escrito errado ou não tem servidor de e-mail.',
      es: 'El correo para este dominio (lo que sigue a la @) no llega a ninguna parte: está mal escrito o no tiene servidor de correo.',
    },
    remedy: {
      en: `Check the spelling behind the @. If it is right, ${otherWay.en}.`,
      'pt-BR': `Confira o que está escrito depois do @. Se estiver certo, ${otherWay['pt-BR']}.`,
      es: `Revise lo escrito después de la @. Si es correcto, ${otherWay.es}.`,
    },
  },
  {
    fits: /^5\.1\.[78]$|^5\.7\.(?:2[0-9]|30)$/,
    cause: {
      en: 'The customer’s server does not believe that this mail comes from your domain (SPF, DKIM or DMARC).',
      'pt-BR': 'O servidor do cliente não acredita que este e-mail vem do seu domínio (SPF, DKIM ou DMARC).',
      es: 'El servidor del cliente no cree que este correo venga de su dominio (SPF, DKIM o DMARC).',
    },
    remedy: {
      en: 'Ask whoever runs your mail to set up SPF, DKIM and DMARC for the account’s domain. Then send the answer again.',
      'pt-BR':
        'Peça a quem cuida do seu e-mail que configure SPF, DKIM e DMARC para o domínio da conta. Depois envie a resposta de novo.',
      es: 'Pida a quien administra su correo que configure SPF, DKIM y DMARC para el dominio de la cuenta. Después envíe la respuesta de nuevo.',
    },
  },
  {
    fits: /^[45]\.1\.|^5\.5\.[14]$/,
    cause: {
      en: 'There is no such address at the customer’s mail server.',
      'pt-BR': 'Este endereço não existe no servidor de e-mail do cliente.',
      es: 'Esta dirección no existe en el servidor de correo del cliente.',
    },
    remedy: {
      en: `Look for a misspelling in the address. Sending again does not help: ${otherWay.en}.`,
      'pt-BR': `Veja se o endereço foi escrito errado. Enviar de novo não adianta: ${otherWay['pt-BR']}.`,
      es: `Vea si la dirección está mal escrita. Enviar de nuevo no ayuda: ${otherWay.es}.`,
    },
  },
  {
    fits: /^[45]\.(?:3\.4|2\.3)$/,
    cause: {
      en: 'The mail is larger than the customer’s server takes.',
      'pt-BR': 'O e-mail é maior do que o servidor do cliente aceita.',
      es: 'El correo es más grande de lo que acepta el servidor del cliente.',
    },
    remedy: {
      en: 'Answer again with smaller files, or with a link to them.',
      'pt-BR': 'Responda de novo com arquivos menores ou com um link para eles.',
      es: 'Responda de nuevo con archivos más pequeños o con un enlace a ellos.',
    },
  },
  {
    fits: /^[45]\.(?:7|6)\./,
    cause: {
      en: 'The customer’s server refused the mail, mostly because it looked like spam or because of a rule there.',
      'pt-BR': 'O servidor do cliente recusou o e-mail, em geral por parecer spam ou por uma regra de lá.',
      es: 'El servidor del cliente rechazó el correo, por lo general por parecer spam o por una regla de allí.',
    },
    remedy: {
      en: `Read the server’s words under “Show full text”. Answer again with fewer links and files, or ${otherWay.en}.`,
      'pt-BR': `Leia as palavras do servidor em “Ver texto completo”. Responda de novo com menos links e arquivos, ou ${otherWay['pt-BR']}.`,
      es: `Lea las palabras del servidor en “Ver texto completo”. Responda de nuevo con menos enlaces y archivos, o ${otherWay.es}.`,
    },
  },
  {
    fits: /^[45]\.4\./,
    cause: {
      en: 'The customer’s mail server could not be reached.',
      'pt-BR': 'Não foi possível chegar ao servidor de e-mail do cliente.',
      es: 'No fue posible llegar al servidor de correo del cliente.',
    },
    remedy: {
      en: `Send the answer again later. If it comes back again, ${otherWay.en}.`,
      'pt-BR': `Envie a resposta de novo mais tarde. Se voltar outra vez, ${otherWay['pt-BR']}.`,
      es: `Envíe la respuesta de nuevo más tarde. Si vuelve otra vez, ${otherWay.es}.`,
    },
  },
  {
    fits: /^[45]\.[23]\./,
    cause: {
      en: 'The customer’s mail server has trouble of its own.',
      'pt-BR': 'O servidor de e-mail do cliente está com problemas.',
      es: 'El servidor de correo del cliente tiene problemas propios.',
    },
    remedy: {
      en: `Send the answer again later. If it comes back again, ${otherWay.en}.`,
      'pt-BR': `Envie a resposta de novo mais tarde. Se voltar outra vez, ${otherWay['pt-BR']}.`,
      es: `Envíe la respuesta de nuevo más tarde. Si vuelve otra vez, ${otherWay.es}.`,
    },
  },
];

const unknown: BounceCause = {
  fits: /(?:)/,
  cause: {
    en: 'The report does not clearly say why.',
    'pt-BR': 'O aviso não diz claramente por quê.',
    es: 'El aviso no dice claramente por qué.',
  },
  remedy: {
    en: `Read it under “Show full text”, check the address, or ${otherWay.en}.`,
    'pt-BR': `Leia-o em “Ver texto completo”, confira o endereço, ou ${otherWay['pt-BR']}.`,
    es: `Léalo en “Ver texto completo”, revise la dirección, o ${otherWay.es}.`,
  },
};
