import type { PasswordPageText } from '../en/password-page.ts';

export const passwordPage: PasswordPageText = {
  modal: {
    type: (account) => `La contraseña de *${account}* no pasa por Slack: se escribe en una página nuestra.`,
    change:
      'Las contraseñas no pasan por Slack: una nueva se escribe en una página nuestra. “Guardar y probar” conserva la guardada.',
    open: 'Escribir la contraseña',
    lasts: (minutes) =>
      `El enlace es solo para usted, funciona una vez y durante ${minutes} minutos. Deje abierta esta ventana: la prueba aparece aquí.`,
  },
  page: {
    title: (account) => `Contraseña de ${account}`,
    intro: 'Lo que escriba aquí va directamente al bot, sin pasar por Slack.',
    incoming: 'Contraseña',
    outgoing: 'Contraseña del servidor de salida',
    keep: 'déjela en blanco para conservar la guardada',
    blank: 'Escriba la contraseña.',
    sealed: 'Se guarda cifrada y no se vuelve a mostrar.',
    savedTitle: (account) => `${account} se ha guardado`,
    saved: 'Puede cerrar esta página. Slack muestra la prueba de la cuenta.',
    failedTitle: 'No ha funcionado',
    failures: {
      gone: 'Este enlace ya se usó, o sus diez minutos han pasado. Abra la cuenta en Slack otra vez y elija “Escribir la contraseña” para recibir uno nuevo.',
      otherBrowser:
        'El formulario no se abrió en este navegador, o las cookies están bloqueadas. Abra otra vez el enlace de Slack, en un solo navegador, y permita las cookies de esta página.',
      conflict:
        'Otra persona cambió la cuenta mientras tanto, y no se guardó nada. Abra la cuenta en Slack otra vez para ver la configuración más reciente.',
      forbidden: 'Usted ya no es supervisor, y no se guardó nada. Pida a un supervisor que lo haga.',
      refused: 'La configuración ya no se acepta, y no se guardó nada. Abra la cuenta en Slack otra vez y revísela.',
    },
  },
};
