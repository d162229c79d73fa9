import type { RefusalsText } from '../en/refusals.ts';

export const refusals: RefusalsText = {
  title: 'Não deu certo',
  close: 'Fechar',
  failed:
    'Algo deu errado do nosso lado. Tente de novo daqui a pouco; se continuar, avise quem administra o Inbox Email.',
  forbidden: (supervisors) => `Só supervisores podem fazer isso. ${refusals.whomToAsk(supervisors)}`,
  whomToAsk: (supervisors) =>
    supervisors.length === 0
      ? 'Peça a um administrador deste workspace.'
      : `Peça a ${supervisors.map((id) => `<@${id}>`).join(' ou ')}.`,
  unknown: 'Isso não existe mais: alguém pode ter removido nesse meio-tempo.',
  invalid: 'Parte do que foi digitado não pode ser aceita.',
  conflict: 'Outra pessoa alterou isso nesse meio-tempo. Abra de novo e refaça a sua alteração.',
  inUse: 'Não pode ser removido enquanto algo ainda pertence a ele.',
};
