import type { HealthText } from '../en/health.ts';

export const health: HealthText = {
  mailsInDay: (count) => (count === 1 ? '1 e-mail em 24 h' : `${count} e-mails em 24 h`),
  lastError: (when) => `Último erro: ${when}`,
  failuresInDay: (count) => `${count === 1 ? '1 falha' : `${count} falhas`} em 24 h`,
  failuresInTwoWeeks: (count) => `${count} em 14 dias`,

  allErrors: 'Erros de todas as contas',
  allTitle: 'Erros de todas as contas',
  ofAll: 'O que ainda acontece vem primeiro, depois o mais recente.',
  noneAtAll: 'Nenhuma conta teve erros. 🎉',

  testNow: 'Testar agora',
  edit: 'Editar',
  retry: 'Tentar afetados',
  retrying: (account) =>
    `⏳ Tentando de novo para *${account}*: buscando o que falta, registrando a quarentena, enviando o que espera…`,
  retried: (account) => `Nova tentativa para *${account}*:`,
  filed: (filed, of) => `${filed} de ${of === 1 ? '1 e-mail' : `${of} e-mails`} em quarentena registrados`,
  answers: (count) =>
    `${count === 1 ? '1 resposta que esperava está' : `${count} respostas que esperavam estão`} a caminho: o ticket diz como termina`,
  allFetched: 'todos os e-mails que o servidor lista estão aqui',
  notGivenOut: (count) =>
    `${count === 1 ? '1 e-mail que o servidor lista ainda não é entregue' : `${count} e-mails que o servidor lista ainda não são entregues`} por ele`,
  notReached: (why) => `⚠️ Não foi possível consultar o servidor de e-mail: ${why}`,
};
