import type { NoticesText } from '../en/notices.ts';

export const notices: NoticesText = {
  kinds: {
    reply: 'Resposta automática',
    bounce: 'Aviso de entrega',
    complaint: 'Denúncia de spam',
    receipt: 'Confirmação de leitura',
    list: 'Lista de discussão',
    bulk: 'Boletim ou mala direta',
    calendar: 'Convite de agenda',
    system: 'Enviado por um programa',
    own: 'Nosso próprio e-mail',
  },
  risks: {
    program: 'um programa',
    script: 'um script',
    shortcut: 'um atalho para outra coisa',
    macros: 'pode executar macros',
    'disk-image': 'uma imagem de disco',
    'web-page': 'uma página web, muitas vezes um login falso',
    'locked-archive': 'um arquivo com senha, que nenhum antivírus consegue ver por dentro',
    'false-name': 'o nome esconde o que ele é',
  },
  doNotOpen: 'não abra',
  recognisedBy: 'reconhecido por',
  bounced: (recipient) => `Não entregue a ${recipient}`,
  delayed: (recipient) => `Ainda não entregue a ${recipient}`,
  someRecipient: 'um destinatário',
  statusCode: 'Código',
  reportedBy: (sender) => `avisado por ${sender}`,
  sendBouncedAgain: {
    title: 'Enviar de novo?',
    text: 'Da última vez ele voltou. Enviar de novo só ajuda se o que estava errado foi corrigido, como uma caixa cheia.',
    confirm: 'Enviar de novo',
    deny: 'Deixar assim',
  },
  senderFails: (domain, by) =>
    `O remetente não pôde ser verificado: este e-mail talvez não venha mesmo de ${domain}${by === '' ? '' : ` (segundo ${by})`}. Cuidado com links, arquivos e pagamentos.`,
  heldBack: (count) =>
    `Até agora ${count === 1 ? 'mais 1 e-mail como estes chegou' : `mais ${count} e-mails como estes chegaram`} rápido demais para aparecer aqui. Todos estão guardados e contados em “/inbox-email audit”.`,
};
