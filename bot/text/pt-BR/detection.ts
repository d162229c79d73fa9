import type { Text } from '../text.ts';

export const detection: Text['detection'] = {
  intro:
    'Digite o endereço para o qual seus clientes escrevem. Servidores, portas e criptografia são encontrados automaticamente.',
  byHand: 'Preencher tudo à mão',
  byHandHint: 'Já sabe os servidores, ou eles ficam em uma rede sua?',
  looking: (address: string) => `Procurando os servidores de *${address}*… Leva no máximo cinco segundos.`,
  steps: {
    table: 'Provedores conhecidos',
    mx: 'Quem recebe os e-mails do domínio',
    autoconfig: 'O que o domínio diz de si mesmo',
    srv: 'Registros de serviço do domínio',
    probe: 'Servidores de nomes usuais',
  },
  found: {
    table: (found: string) => `*${found}* é conhecido aqui: os servidores dele estão preenchidos.`,
    mx: (found: string) => `*${found}* recebe os e-mails deste domínio: os servidores dele estão preenchidos.`,
    autoconfig: (found: string) => `*${found}* descreve os servidores do domínio: eles estão preenchidos.`,
    srv: (found: string) => `O DNS do domínio indica os servidores: *${found}*.`,
    probe: (found: string) => `*${found}* respondeu como servidor de e-mail e está preenchido.`,
    guess: (found: string) =>
      `Nada foi encontrado para *${found}*. O que está preenchido são nomes usuais: pergunte a quem cuida da caixa, ou simplesmente teste.`,
  },
  noServers: (found: string) => `*${found}* não oferece servidores que pudessem ser preenchidos.`,
  alreadyThere: (account: string) =>
    `*${account}* já recebe os e-mails deste endereço. Com uma segunda conta, cada e-mail vira dois tickets: continue só se cada uma observar outras pastas.`,
  signInNotSetUp:
    'A entrada com a Microsoft não está configurada aqui. Peça a quem administra o Inbox Email: a documentação explica como (Settings no README).',
  page: 'Abrir a página do provedor',
  loginAdapted: (login: string) =>
    `🔑 Este servidor quer *${login}* como usuário, e não o endereço inteiro: isso já está salvo.`,
};
