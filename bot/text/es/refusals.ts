import type { RefusalsText } from '../en/refusals.ts';

export const refusals: RefusalsText = {
  title: 'No ha funcionado',
  close: 'Cerrar',
  failed:
    'Algo ha fallado de nuestro lado. Inténtalo de nuevo en un momento; si sigue igual, avisa a quien administra Inbox Email.',
  forbidden: (supervisors) => `Solo los supervisores pueden hacer eso. ${refusals.whomToAsk(supervisors)}`,
  whomToAsk: (supervisors) =>
    supervisors.length === 0
      ? 'Pídeselo a un administrador de este espacio de trabajo.'
      : `Pídeselo a ${supervisors.map((id) => `<@${id}>`).join(' o ')}.`,
  unknown: 'Eso ya no existe: puede que alguien lo haya quitado entretanto.',
  invalid: 'Parte de lo escrito no se puede aceptar.',
  conflict: 'Otra persona ha cambiado esto entretanto. Ábrelo de nuevo y repite tu cambio.',
  inUse: 'No se puede quitar mientras algo siga perteneciendo a él.',
};
