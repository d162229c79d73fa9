import type { Language } from '@inbox-email/core/language.ts';
import type { TicketsText } from '../en/tickets.ts';
import { notices } from './notices.ts';
import { regrouping } from './regrouping.ts';

export const tickets: TicketsText = {
  language: 'pt-BR' as Language,
  notices,
  from: 'De',
  account: 'Conta',
  type: 'Tipo',
  group: 'Grupo',
  priority: 'Prioridade',
  priorities: { low: 'Baixa', normal: 'Normal', high: 'Alta', urgent: 'Urgente' },
  assignee: 'Responsável',
  to: 'Para',
  cc: 'Cópia',
  subject: 'Assunto',
  open: 'Aberto',
  closed: 'Fechado',
  automaticMail: 'E-mail automático',
  noSubject: '(sem assunto)',
  noText: '(sem texto)',
  removedAccount: '(conta removida)',
  answerBy: (name) => `Resposta de ${name}`,
  answer: 'Resposta',
  files: 'Arquivos',
  fileTooLarge: 'grande demais para o Slack, fica guardado no ticket',
  fileEmpty: 'vazio',
  fileRefused: 'não aceito pelo Slack, fica guardado no ticket',
  moreFiles: (count) => (count === 1 ? 'mais 1 arquivo fica no ticket' : `mais ${count} arquivos ficam no ticket`),
  cannotBeShown: 'O Slack não conseguiu mostrar este e-mail. O texto está em “Ver texto completo”.',
  leftOnServer: (size, limit) =>
    limit === null
      ? `Este e-mail de ${size} era grande demais: os anexos ficam no servidor de e-mail.`
      : `Este e-mail de ${size} passa do limite de ${limit}: os anexos ficam no servidor de e-mail.`,
  delivery: {
    queued: 'Saindo…',
    sending: 'Sendo entregue ao servidor de e-mail…',
    deferred: 'Ainda não aceito, nova tentativa',
    sent: 'Enviado',
    failed: 'Não entregue',
    uncertain: 'Talvez enviado: a conexão caiu antes da confirmação do servidor de e-mail',
    cancelled: 'Cancelado, não enviado',
    delayed: 'Ainda a caminho do servidor do cliente',
    bounced: 'Voltou',
  },
  serverSays: 'Servidor',
  attempts: (count) => (count === 1 ? '1 tentativa' : `${count} tentativas`),
  button: {
    reply: 'Responder',
    showFullText: 'Ver texto completo',
    close: 'Fechar ticket',
    reopen: 'Reabrir',
    sendAgain: 'Enviar de novo',
    send: 'Enviar',
    sendAnyway: 'Enviar mesmo assim',
    cancel: 'Cancelar',
    done: 'Fechar',
    earlierPart: 'Parte anterior',
    laterPart: 'Próxima parte',
    moreActions: 'Mais ações',
  },
  confirmSendAgain: {
    title: 'Enviar de novo?',
    text: 'O cliente talvez já tenha este e-mail: a conexão caiu depois que o texto foi entregue. Se enviar de novo, ele pode receber duas vezes.',
    confirm: 'Enviar de novo',
    deny: 'Deixar assim',
  },
  reply: {
    title: (ticketId) => `Responder #${ticketId}`,
    text: 'Sua resposta',
    moreText: 'Sua resposta, continuação',
    placeholder: 'Sai por e-mail exatamente como você escrever aqui.',
    files: 'Arquivos',
    loading: 'Um momento…',
    sending: 'Entregando sua resposta…',
    queued: 'Sua resposta está a caminho. A entrega aparece na conversa do ticket.',
    needsText: 'Escreva algo primeiro.',
    filesTooLarge: (limit) => `Juntos, os arquivos passam de ${limit}, mais do que servidores de e-mail aceitam.`,
    fileNotRead: (name) => `Não foi possível buscar “${name}” no Slack. Nada foi enviado.`,
    failed: 'Não deu certo, e nada foi enviado. Tente de novo.',
    noteFiles: 'Enviar também estes arquivos',
    andMore: (count) => `… e mais ${count}`,
    wroteMeanwhile: (name) => `${name} escreveu enquanto isso`,
    moreMeanwhile: (count) =>
      count === 1 ? 'Chegou mais 1 mensagem enquanto isso.' : `Chegaram mais ${count} mensagens enquanto isso.`,
    colleague: 'Alguém da equipe',
    notSentYet: 'Nada foi enviado ainda. Leia isto primeiro, depois mude sua resposta ou envie-a como está.',
    notATicket:
      'Esta mensagem não faz parte de um ticket. “Enviar como e-mail” funciona em mensagens dentro da conversa de um ticket.',
    notANote:
      'Esta mensagem é do próprio ticket. “Enviar como e-mail” funciona no que as pessoas escrevem na conversa.',
  },
  fullText: {
    title: (ticketId) => `E-mail em #${ticketId}`,
    part: (part, parts) => `Parte ${part} de ${parts}`,
  },
  trouble: {
    noChannel: (group) =>
      `O grupo “${group}” não tem canal, por isso seus tickets não aparecem no Slack. Escolha um em Configurações: eles esperam e depois aparecem em ordem.`,
    notInChannel: (channel) =>
      `Não sou membro de ${channel}, por isso os tickets de lá não aparecem. Convide-me para o canal (\`/invite\`): eles esperam e depois aparecem em ordem.`,
    archived: (channel) =>
      `${channel} está arquivado, por isso os tickets de lá não aparecem. Desarquive-o ou escolha outro canal em Configurações: eles esperam e depois aparecem em ordem.`,
    notFound: (channel) =>
      `Não encontro o canal ${channel}: foi excluído, ou é privado e não estou nele. Convide-me, ou escolha outro canal em Configurações: os tickets esperam e depois aparecem em ordem.`,
    refused: (channel, code) =>
      `O Slack não me deixa escrever em ${channel} (${code}). Os tickets esperam e aparecem em ordem quando ele deixar, ou quando você escolher outro canal em Configurações.`,
  },
  regrouping,
};
