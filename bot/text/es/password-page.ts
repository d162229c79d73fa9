import type { PasswordPageText } from '../en/password-page.ts';

export const passwordPage: PasswordPageText = {
  modal: {
    type: (account) => `La contraseña de *${account}* no pasa por Slack: se escribe en una página nuestra.`,
    change:
      'Las contraseñas no pasan por Slack: una nueva se escribe en una página nuestra. “Guardar y probar” conserva la guardada.',
    open: 'Escribir la contraseña',
    signIn: (account: string) =>
      `Usted inicia sesión en *${account}* en la página del proveedor; ninguna contraseña pasa por Slack ni por nosotros.`,
    signInAgain: (account: string) =>
      `*${account}* ya tiene permiso. Inicie sesión de nuevo si terminó; “Guardar y probar” mantiene el que hay.`,
    openSignIn: (provider: string) => `Iniciar sesión con ${provider}`,
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
  signIn: {
    title: (account: string) => `Iniciar sesión en ${account}`,
    intro: (provider: string, mailbox: string) =>
      `${provider} le pedirá que inicie sesión como ${mailbox} y que permita a Inbox Email leer y enviar su correo. Ninguna contraseña llega hasta nosotros.`,
    introShared: (provider: string, mailbox: string) =>
      `${provider} le pedirá que inicie sesión con su propia cuenta, que debe poder abrir el buzón compartido ${mailbox}. Ninguna contraseña llega hasta nosotros.`,
    go: (provider: string) => `Iniciar sesión con ${provider}`,
    kept: 'Guardamos solo el permiso, cifrado. Puede retirarlo en el proveedor cuando quiera.',
    leaving: 'Un momento …',
    leave: 'Ir al inicio de sesión',
    turnedBack: 'No dio el permiso, así que no se guardó nada.',
    otherOwner: (owner: string, mailbox: string) =>
      `Inició sesión como ${owner}, pero la cuenta es de ${mailbox}. Inicie sesión como ${mailbox}; o, si es un buzón que usan varias personas, marque “Buzón compartido” en el formulario de la cuenta.`,
    said: (words: string) => `El proveedor dijo: ${words}`,
    again: 'Intentarlo de nuevo',
  },
};
