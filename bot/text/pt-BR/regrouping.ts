import type { RegroupingText } from '../en/regrouping.ts';

export const regrouping: RegroupingText = {
  links: {
    follows: { to: (ticket) => `Continuação de ${ticket}`, from: (ticket) => `Continua em ${ticket}` },
    split: { to: (ticket) => `Separado de ${ticket}`, from: (ticket) => `${ticket} foi separado deste ticket` },
    merged: { to: (ticket) => `Unido a ${ticket}`, from: (ticket) => `${ticket} foi unido a este ticket` },
    refers: {
      to: (ticket) => `Responde a um e-mail de ${ticket}, mas quem enviou não participa de lá`,
      from: (ticket) => `${ticket} responde a um e-mail deste ticket, mas quem enviou não participa daqui`,
    },
  },
  newcomer: 'Novo neste ticket: colega de alguém daqui, que responde ao nosso e-mail',
  menu: { why: 'Por que este ticket?', merge: 'Unir a outro ticket', split: 'Separar a partir daqui' },

  why: {
    title: 'Por que este ticket?',
    rule: {
      'bounced-mail': 'Avisa que um e-mail deste ticket não pôde ser entregue.',
      'own-message-id': 'Responde a um e-mail nosso: cita o Message-ID assinado dele.',
      'known-message-id': 'Refere-se a um e-mail que temos, e quem enviou participa do ticket.',
      'answered-before': 'Uma resposta a ele chegou antes dele: os e-mails vieram fora de ordem.',
      'subject-tag': 'O assunto traz a marca do ticket, e quem enviou participa dele.',
      flood: 'Chegou logo depois de muitos e-mails iguais a ele, e cada um abriria um ticket: eles ficam juntos.',
      new: 'Nada nele leva a um ticket que já existe, por isso ele abriu um novo.',
    },
    hook: {
      answered: 'O gancho de e-mail foi consultado e decidiu junto com as regras.',
      unknown: (what) => `Ele citou algo que não existe aqui: ${what}.`,
      failed: (why) =>
        `O gancho de e-mail foi consultado e não respondeu (${why}): o e-mail foi arquivado como se ele não existisse.`,
    },
    writtenHere: 'Foi escrito aqui, como resposta.',
    newcomer: 'Quem enviou era novo no ticket e entrou como colega de alguém que participa.',
    insteadOf: {
      closed: (ticket) => `Ele pertence a ${ticket}, que estava fechado. Nesse caso o grupo quer outro ticket.`,
      'other-subject': (ticket) =>
        `Ele pertence a ${ticket}, mas o assunto é totalmente diferente. Nesse caso o grupo quer outro ticket.`,
    },
    refused: 'O que não valeu',
    rules: {
      'bounced-mail': 'E-mail nosso não entregue',
      'own-message-id': 'Nosso Message-ID',
      'known-message-id': 'Message-ID conhecido',
      'answered-before': 'Resposta que chegou antes',
      'subject-tag': 'Marca no assunto',
    },
    reasons: {
      'own-address': 'o e-mail diz ser desta própria conta, o que qualquer um pode escrever',
      stranger: 'quem enviou não participa daquele ticket',
      list: 'o e-mail ou o ticket veio por uma lista de discussão, em cujo arquivo todos acham o ID',
      forged: 'parece um ID nosso, mas não foi assinado aqui',
      'other-account': 'não existe esse ticket nesta conta',
      'not-addressed': 'os e-mails não citam os remetentes um do outro',
      'reused-id': 'outro e-mail tem o mesmo ID',
    },
    moved: {
      merged: (from, to, who) =>
        who === null
          ? `Passou de ${from} para ${to}: um e-mail mostrou que são a mesma conversa.`
          : `Passou de ${from} para ${to} quando ${who} os uniu.`,
      split: (from, to, who) => `Passou de ${from} para ${to} quando ${who ?? 'alguém'} os separou.`,
    },
  },

  merge: {
    title: (ticketId) => `Unir #${ticketId}`,
    into: 'A qual ticket?',
    placeholder: 'Número, assunto ou cliente',
    hint: (ticketId) =>
      `Todos os e-mails de #${ticketId} vão para lá, e as respostas a eles também. #${ticketId} é fechado.`,
    submit: 'Unir',
    isMerged: (ticket, into) => `${ticket} foi unido a ${into}.`,
    alreadyElsewhere: 'Alguém uniu um dos dois enquanto isso. Olhe o ticket de novo.',
    gone: 'Esse ticket não existe mais. Escolha outro.',
    closed: 'fechado',
  },
  split: {
    title: (ticketId) => `Separar de #${ticketId}`,
    becomes: 'Este e-mail vira um ticket próprio:',
    alsoLater: (count) =>
      count === 1 ? 'Também o e-mail que veio depois dele' : `Também os ${count} e-mails que vieram depois dele`,
    options: 'Outros e-mails',
    submit: 'Separar',
    isSplit: (ticket) => `O novo ticket é ${ticket}. Ele aparece no canal.`,
    firstMail: 'Este é o primeiro e-mail do ticket, que fica. Separe um que veio depois.',
    elsewhere: 'Este e-mail já está em outro ticket.',
  },

  notes: {
    mergedHere: (ticket, who) =>
      who === null
        ? `${ticket} foi unido a este ticket, pois um e-mail mostrou que são a mesma conversa. Tinha:`
        : `${who} uniu ${ticket} a este ticket. Tinha:`,
    mergedAway: (into, who) =>
      who === null
        ? `Unido a ${into}, pois um e-mail mostrou que são a mesma conversa. Continua lá.`
        : `${who} uniu este ticket a ${into}. Continua lá.`,
    splitOff: (ticket, count, who) =>
      `${who ?? 'Alguém'} separou ${count === 1 ? '1 e-mail' : `${count} e-mails`}: continua em ${ticket}.`,
    splitFrom: (ticket, who) => `${who ?? 'Alguém'} separou este ticket de ${ticket}.`,
    noted: (who) => `${who ?? 'Alguém'} anotou:`,
    moved: (ticket) => `Este e-mail agora está em ${ticket}.`,
    more: (count) => (count === 1 ? '… e mais 1 e-mail' : `… e mais ${count} e-mails`),
  },

  followUp: {
    closedTicket: 'Um e-mail para um ticket fechado',
    reopen: 'reabre o ticket',
    newTicket: 'abre um novo, ligado a ele',
    reopenForDays: 'Dias em que ele é reaberto mesmo assim',
    reopenForDaysHint: 'Só quando se abre um novo: por tantos dias depois de fechado, o antigo é reaberto. 0: nunca.',
    otherSubject: 'Um e-mail na conversa de um ticket com assunto totalmente diferente',
    sameTicket: 'fica no ticket',
    otherTicket: 'abre um novo, ligado a ele',
  },
};
