import type { MoreSettingsText } from '../en/more-settings.ts';

export const moreSettings: MoreSettingsText = {
  open: 'Mais configurações',
  title: 'Mais configurações',
  of: (account) => `O que poucas contas precisam: *${account}*`,
  submit: 'Salvar e testar',
  aliases: 'Outros endereços (aliases)',
  aliasesHint:
    'Um por linha. Os e-mails deles precisam chegar a esta caixa. A resposta sai do endereço para o qual o cliente escreveu, e o teste experimenta cada um como remetente. As regras os conhecem como “Destinatário ou alias”.',
  signature: 'Assinatura',
  signatureHint: 'Fica abaixo de toda resposta escrita por uma pessoa. Deixe em branco para não usar.',
  preview: 'Pré-visualizar',
  previewIntro: 'Assim termina uma resposta:',
  previewAnswer: 'Seu pedido chega amanhã.',
  noSignature: 'Sem assinatura, a resposta termina na última linha.',
  authorities: 'Autoridade certificadora própria',
  authoritiesHint:
    'Só para servidores com certificado assinado por uma autoridade própria: cole o certificado dela, de -----BEGIN CERTIFICATE----- até -----END CERTIFICATE-----. Nunca uma chave privada.',
  accepted: (side, host, sha256) =>
    `🔐 ${side}, ${host}: só este certificado aceito abre o caminho. SHA-256 \`${sha256}\``,
  forget: 'Certificados aceitos',
  forgetOne: {
    incoming: 'Esquecer o certificado aceito para o recebimento',
    outgoing: 'Esquecer o certificado aceito para o envio',
  },
  problems: {
    'not-a-certificate': 'Não é um certificado inteiro em PEM. Ele começa com -----BEGIN CERTIFICATE-----.',
    'private-key': 'Isto contém uma chave privada, que deve ficar com o dono. Cole apenas o certificado.',
    'too-long': 'É longo demais.',
    'too-many': 'Cabem dez outros endereços.',
    'not-an-address': 'Um destes não é um endereço de e-mail. Cada um fica em uma linha.',
  },

  duplicate: 'Duplicar',
  copyOf: (name) => `${name} (cópia)`,

  certificate: {
    shown: 'O servidor mostra este certificado:',
    name: (name) => `Emitido para: ${name}`,
    issuer: (issuer) => `Assinado por: ${issuer}`,
    until: 'Válido até:',
    fingerprint: 'Impressão digital SHA-256:',
    compare:
      'Aceite somente se quem administra o servidor de e-mail informar a mesma impressão digital. A partir daí, este certificado abre o caminho, e nenhum outro.',
    accept: 'Aceitar este certificado',
    accepted: '🔐 O certificado foi aceito: ele abre o caminho, e nenhum outro.',
    gone: '⚠️ O servidor não mostra mais aquele certificado, então nada foi aceito. É assim que está agora:',
  },
};
