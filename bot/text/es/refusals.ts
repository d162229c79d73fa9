import type { RefusalsText } from '../en/refusals.ts';

export const refusals: RefusalsText = {
  title: 'No ha funcionado',
  close: 'Cerrar',
  failed:
    'Algo ha fallado de nuestro lado. Inténtelo de nuevo en un momento; si sigue igual, avise a quien administra Inbox Email.',
  forbidden: (supervisors) => `Solo los supervisores pueden hacer eso. ${refusals.whomToAsk(supervisors)}`,
  whomToAsk: (supervisors) =>
    supervisors.length === 0
      ? 'Pídaselo a un administrador de este espacio de trabajo.'
      : `Pídaselo a ${supervisors.map((id) => `<@${id}>`).join(' o ')}.`,
  unknown: 'Eso ya no existe: puede que alguien lo haya eliminado entretanto.',
  invalid: 'Parte de lo escrito no se puede aceptar.',
  conflict: 'Otra persona ha cambiado esto entretanto. Ábralo de nuevo y repita su cambio.',
  inUse: 'No se puede eliminar mientras algo siga perteneciendo a él.',
};
