import type { ApiText } from '../en/api.ts';

export const api: ApiText = {
  operations: {
    listTickets: 'Lista os tickets, do mais novo ao mais antigo',
    createTicket: 'Escreve a um cliente: um ticket que começa com um e-mail de uma das contas',
    getTicket: 'Um ticket com suas mensagens e notas',
    changeTicket: 'Altera grupo, tipo, prioridade ou responsável de um ticket',
    assignTicket: 'Atribui um ticket a uma pessoa, ou a ninguém',
    closeTicket: 'Fecha um ticket',
    reopenTicket: 'Reabre um ticket',
    mergeTicket: 'Junta um ticket a outro da mesma conta',
    replyToTicket: 'Responde ao cliente por e-mail',
    noteOnTicket: 'Escreve uma nota para colegas; nenhum cliente a vê',
    getMessage: 'Uma mensagem, com o andamento da entrega',
    resendMessage: 'Envia de novo uma resposta que falhou ou é incerta',
    getAttachment: 'Os bytes de um anexo',
    listTicketTypes: 'Lista os tipos de ticket',
    listGroups: 'Lista os grupos',
    listAccounts: 'Lista as contas por nome',
    getAccount: 'Uma conta e seu estado',
    getAccountHealth: 'Como a conta tem estado',
    listAccountErrors: 'Os últimos erros de uma conta, cada um com causa e solução',
    testAccount: 'Testa uma conta etapa por etapa; com Accept: application/x-ndjson, uma linha a cada passo',
    auditAccount: 'Compara o servidor de uma conta com o que está aqui',
    activateAccount: 'Ativa uma conta, mesmo uma parada',
    deactivateAccount: 'Desativa uma conta; os e-mails esperam no servidor',
    listEvents: 'O que aconteceu, em ordem, a partir de um ponto que quem chama guarda',
    listWebhooks: 'Lista os webhooks',
    createWebhook:
      'Avisa um endereço dos eventos a partir de agora, assinados conforme Standard Webhooks, em ordem e ao menos uma vez',
    getWebhook: 'Um webhook e onde ele está',
    deleteWebhook: 'Deixa de avisar um endereço',
    activateWebhook: 'Retoma um webhook que respondeu 410',
    replayWebhook: 'Conta de novo a um webhook tudo o que veio depois de um evento',
    listDeadLetters: 'Eventos que um webhook não aceitou em todas as tentativas',
    redriveDeadLetters: 'Tenta mais uma vez os eventos não entregues',
    getMailHook: 'O endereço consultado antes que um e-mail abra um ticket',
    setMailHook:
      'Consulta um endereço, de forma assinada, antes que um e-mail abra um ticket: ele pode escolher tipo, grupo e prioridade, ou mandar ignorar o e-mail',
    deleteMailHook: 'Deixa de consultar',
  },
  problems: {
    'invalid-json': { title: 'O corpo não é JSON', remedy: 'Envie um objeto JSON, codificado em UTF-8.' },
    unauthorized: {
      title: 'Nenhum token válido',
      remedy: 'Envie o cabeçalho Authorization: Bearer ibx_… com um token de Configurações → Tokens da API no Slack.',
    },
    'scope-missing': { title: 'O token não pode fazer isto', remedy: 'Crie um token com o escopo indicado em detail.' },
    forbidden: { title: 'Isto não é para tokens', remedy: 'Só uma pessoa pode fazer isto, no Slack.' },
    'not-found': { title: 'Isto não existe', remedy: 'Confira o endereço e o id; pode ter sido removido.' },
    'method-not-allowed': {
      title: 'Este método não é aceito aqui',
      remedy: 'Use um dos indicados no cabeçalho Allow.',
    },
    conflict: { title: 'Foi alterado nesse meio-tempo', remedy: 'Leia de novo e decida outra vez.' },
    'in-use': { title: 'Algo ainda precisa disto', remedy: 'Remova antes o que o usa.' },
    'idempotency-key-reused': {
      title: 'A Idempotency-Key já veio com outro pedido',
      remedy: 'Use uma chave nova para cada pedido novo, e a mesma só para repeti-lo.',
    },
    'precondition-failed': {
      title: 'Já não está como diz If-Match',
      remedy: 'Leia de novo para obter o ETag e decida outra vez.',
    },
    'body-too-large': {
      title: 'O corpo é grande demais',
      remedy: 'Envie menos; os arquivos de uma resposta podem ter 25 MB juntos.',
    },
    'not-json': { title: 'O corpo é de outro tipo', remedy: 'Envie-o com Content-Type: application/json.' },
    invalid: { title: 'Parte disto não pode ser aceita', remedy: 'Corrija os campos indicados em errors.' },
    'rate-limited': { title: 'Pedidos demais', remedy: 'Espere os segundos que o cabeçalho Retry-After indica.' },
    internal: {
      title: 'Algo deu errado do nosso lado',
      remedy: 'Tente de novo em instantes; se continuar, avise quem opera o Inbox Email.',
    },
    storage: {
      title: 'No momento nada pode ser gravado',
      remedy: 'Tente mais tarde: o disco está cheio, ou o banco de dados está bloqueado ou só leitura.',
    },
  },
  docs: {
    title: 'API HTTP',
    intro:
      'Programas usam esta API com um token que um supervisor cria no Slack, em Configurações → Tokens da API. Ele vai no cabeçalho Authorization: Bearer ibx_….',
    machine: 'O mesmo para máquinas:',
    idempotency:
      'Todo POST aceita uma Idempotency-Key: repetido em 24 horas, recebe a mesma resposta e é feito uma só vez. Os GETs de tickets e contas dão um ETag, que as alterações aceitam como If-Match.',
    webhooks:
      'Webhooks recebem {sequence, type, timestamp, data} com os cabeçalhos webhook-id, webhook-timestamp e webhook-signature de Standard Webhooks. Responda 2xx em 15 segundos; o que não é aceito é tentado dez vezes em cerca de dezesseis horas, em ordem, então o mesmo webhook-id pode chegar duas vezes. 410 desliga o webhook.',
    scope: 'Escopo',
    request: 'Pedido',
    answer: 'Resposta',
    schemas: 'Corpos',
    problems: 'Problemas',
    problemsIntro: 'O que é recusado ou falha vem como application/problem+json (RFC 9457), com um código estável.',
  },
};
