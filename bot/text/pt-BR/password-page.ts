import type { PasswordPageText } from '../en/password-page.ts';

export const passwordPage: PasswordPageText = {
  modal: {
    type: (account) => `A senha de *${account}* não passa pelo Slack: você a digita em uma página nossa.`,
    change:
      'As senhas não passam pelo Slack: uma nova é digitada em uma página nossa. “Salvar e testar” mantém a que está guardada.',
    open: 'Digitar a senha',
    signIn: (account: string) =>
      `Você entra na conta *${account}* na página do provedor; nenhuma senha passa pelo Slack nem por nós.`,
    signInAgain: (account: string) =>
      `A conta *${account}* já tem permissão. Entre de novo se ela acabou; “Salvar e testar” mantém a que existe.`,
    openSignIn: (provider: string) => `Entrar com ${provider}`,
    lasts: (minutes) =>
      `O link é só seu, funciona uma vez e por ${minutes} minutos. Deixe esta janela aberta: o teste aparece aqui.`,
  },
  page: {
    title: (account) => `Senha de ${account}`,
    intro: 'O que você digita aqui vai direto para o bot, sem passar pelo Slack.',
    incoming: 'Senha',
    outgoing: 'Senha do servidor de saída',
    keep: 'deixe em branco para manter a guardada',
    blank: 'Digite a senha.',
    sealed: 'Ela é guardada criptografada e nunca mais é mostrada.',
    savedTitle: (account) => `${account} foi salva`,
    saved: 'Você pode fechar esta página. O Slack mostra o teste da conta.',
    failedTitle: 'Não deu certo',
    failures: {
      gone: 'Este link já foi usado, ou os dez minutos dele acabaram. Abra a conta no Slack outra vez e escolha “Digitar a senha” para receber um novo.',
      otherBrowser:
        'O formulário não foi aberto neste navegador, ou os cookies estão bloqueados. Abra o link do Slack outra vez, em um só navegador, e permita cookies para esta página.',
      conflict:
        'Outra pessoa alterou a conta enquanto isso, e nada foi salvo. Abra a conta no Slack outra vez para ver as configurações mais novas.',
      forbidden: 'Você não é mais supervisor, e nada foi salvo. Peça a um supervisor que faça isso.',
      refused: 'As configurações não são mais aceitas, e nada foi salvo. Abra a conta no Slack outra vez e confira.',
    },
  },
  signIn: {
    title: (account: string) => `Entrar na conta ${account}`,
    intro: (provider: string, mailbox: string) =>
      `${provider} vai pedir que você entre como ${mailbox} e permita que o Inbox Email leia e envie os e-mails dela. Nenhuma senha chega até nós.`,
    introShared: (provider: string, mailbox: string) =>
      `${provider} vai pedir que você entre com a sua própria conta, que precisa poder abrir a caixa compartilhada ${mailbox}. Nenhuma senha chega até nós.`,
    go: (provider: string) => `Entrar com ${provider}`,
    kept: 'Guardamos apenas a permissão, criptografada. Você pode retirá-la no provedor a qualquer momento.',
    leaving: 'Um momento …',
    leave: 'Seguir para o login',
    turnedBack: 'Você não deu a permissão, então nada foi salvo.',
    otherOwner: (owner: string, mailbox: string) =>
      `Você entrou como ${owner}, mas a conta é de ${mailbox}. Entre como ${mailbox}; ou, se for uma caixa usada por várias pessoas, marque “Caixa compartilhada” no formulário da conta.`,
    said: (words: string) => `O provedor disse: ${words}`,
    again: 'Tentar de novo',
  },
};
