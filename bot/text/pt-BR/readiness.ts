import type { ReadinessText } from '../en/readiness.ts';

export const readiness: ReadinessText = {
  open: 'Prontidão de entrega',
  title: 'Prontidão de entrega',
  asking: (account) => `⏳ Perguntando ao DNS o que os outros encontram sobre os e-mails de *${account}*…`,
  of: (account) => `O que quem recebe e-mails de *${account}* encontra sobre o remetente`,
  learnt: (when) => `Como seus e-mails são assinados e de onde vêm foi visto em um e-mail de ${when}.`,
  notLearnt:
    'Nenhum e-mail desta conta voltou para ela ainda, por isso as assinaturas não podem ser vistas. Faça o teste da conta, que envia um para si mesma, e olhe de novo.',
  aligned: '✅ E-mails deste endereço passam por autênticos (DMARC).',
  notAligned: '❌ E-mails deste endereço não passam por autênticos: podem cair no spam ou ser recusados.',
  alignmentUnknown: '❔ Ainda não se sabe se e-mails deste endereço passam por autênticos.',
  ofProvider: 'Este domínio é do provedor de e-mail, que cuida dos registros. Não há nada a publicar.',
  checks: {
    mx: 'Recebimento (MX)',
    spf: 'Servidores permitidos (SPF)',
    dkim: 'Assinatura (DKIM)',
    dmarc: 'Política (DMARC)',
  },
  findings: {
    'not-asked': 'O DNS não respondeu a tempo. Olhe de novo daqui a pouco.',
    'mx-found': 'Respostas a este endereço chegam em:',
    'mx-missing':
      'O domínio não tem servidor de e-mail: respostas a este endereço não chegam a lugar nenhum. Publique o registro MX que o seu provedor indica.',
    'mx-refused':
      'O domínio diz que não recebe e-mail nenhum (MX nulo). Respostas a este endereço são recusadas em toda parte.',
    'spf-passes': 'Seus e-mails podem vir de onde vêm.',
    'spf-missing': 'Nada diz de onde e-mails deste domínio podem vir.',
    'spf-several': 'Há vários registros SPF, e por isso nenhum vale. Ponha este no lugar deles:',
    'spf-not-listed': 'O registro não cita o servidor de onde seus e-mails vêm.',
    'spf-too-many-lookups':
      'O registro exige mais de dez consultas, e por isso não vale. Tire dele o que você não usa mais para enviar.',
    'spf-broken': 'O registro tem um erro, e por isso não vale. Compare com o que o seu provedor indica.',
    'spf-everybody': 'O registro permite que qualquer um envie em seu nome.',
    'dkim-signs': 'Seus e-mails são assinados, e a chave está publicada.',
    'dkim-key-found': 'Há uma chave publicada. Se seus e-mails são assinados com ela se vê depois de um teste.',
    'dkim-unknown': 'Ainda não se sabe: faça o teste da conta e olhe de novo.',
    'dkim-unsigned':
      'Seus e-mails não são assinados. Ligue o DKIM no seu provedor de e-mail, que então indica o registro a publicar.',
    'dkim-other-domain':
      'Seus e-mails são assinados só em nome de outro. Ligue o DKIM para o seu próprio domínio no seu provedor de e-mail. Assinado por:',
    'dkim-key-missing':
      'Seus e-mails são assinados, mas a chave não está publicada. Publique o registro que o seu provedor de e-mail indica para:',
    'dkim-key-revoked':
      'Seus e-mails são assinados com uma chave que foi retirada. Publique a nova que o seu provedor de e-mail indica para:',
    'dkim-key-weak':
      'Seus e-mails são assinados com uma chave curta demais para valer. Peça ao seu provedor de e-mail uma de 2048 bits. Agora:',
    'dmarc-enforced': 'E-mails em seu nome que não são seus são separados ou recusados.',
    'dmarc-watches':
      'Há uma política, que só observa (p=none). Quando todos os seus e-mails passarem, mude para p=quarantine.',
    'dmarc-missing': 'Não há política. Grandes provedores exigem uma de quem envia muito.',
    'dmarc-several': 'Há vários registros DMARC, e por isso nenhum vale. Fique com um.',
    'dmarc-broken': 'O registro não cita nenhuma política conhecida (p=none, p=quarantine, p=reject).',
  },
  lookups: (count) => `${count} de 10 consultas`,
  publish: 'Publique no DNS do domínio:',
  replace: 'Ponha no DNS do domínio, no lugar do registro atual:',
  again: 'Olhar de novo',
  choose: 'De qual conta você quer ver a prontidão de entrega?',
  help: 'o que os outros encontram sobre seus e-mails: MX, SPF, DKIM, DMARC',
};
