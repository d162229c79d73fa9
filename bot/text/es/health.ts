import type { HealthText } from '../en/health.ts';

export const health: HealthText = {
  mailsInDay: (count) => (count === 1 ? '1 correo en 24 h' : `${count} correos en 24 h`),
  lastError: (when) => `Último error: ${when}`,
  failuresInDay: (count) => `${count === 1 ? '1 fallo' : `${count} fallos`} en 24 h`,
  failuresInTwoWeeks: (count) => `${count} en 14 días`,

  allErrors: 'Errores de todas las cuentas',
  allTitle: 'Errores de las cuentas',
  ofAll: 'Primero lo que aún ocurre, después lo más reciente.',
  noneAtAll: 'Ninguna cuenta ha tenido errores. 🎉',

  testNow: 'Probar ahora',
  edit: 'Editar',
  retry: 'Reintentar afectados',
  retrying: (account) =>
    `⏳ Reintentando para *${account}*: buscando lo que falta, registrando la cuarentena, enviando lo que espera…`,
  retried: (account) => `Nuevo intento para *${account}*:`,
  filed: (filed, of) => `${filed} de ${of === 1 ? '1 correo' : `${of} correos`} en cuarentena registrados`,
  answers: (count) =>
    `${count === 1 ? '1 respuesta que esperaba está' : `${count} respuestas que esperaban están`} en camino: el ticket dice cómo termina`,
  allFetched: 'todos los correos que el servidor lista están aquí',
  notGivenOut: (count) =>
    `${count === 1 ? '1 correo que el servidor lista aún no se entrega' : `${count} correos que el servidor lista aún no se entregan`}`,
  notReached: (why) => `⚠️ No se pudo consultar el servidor de correo: ${why}`,
};
