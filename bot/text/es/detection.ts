import type { Text } from '../text.ts';

export const detection: Text['detection'] = {
  intro:
    'Escriba la dirección a la que escriben sus clientes. Los servidores, los puertos y el cifrado se encuentran solos.',
  byHand: 'Completar todo a mano',
  byHandHint: '¿Ya conoce los servidores, o están en una red propia?',
  looking: (address: string) => `Buscando los servidores de *${address}*… Tarda cinco segundos como máximo.`,
  steps: {
    table: 'Proveedores conocidos',
    mx: 'Quién recibe el correo del dominio',
    autoconfig: 'Lo que el dominio dice de sí mismo',
    srv: 'Registros de servicio del dominio',
    probe: 'Servidores de nombres habituales',
  },
  found: {
    table: (found: string) => `*${found}* es conocido aquí: sus servidores están completados.`,
    mx: (found: string) => `*${found}* recibe el correo de este dominio: sus servidores están completados.`,
    autoconfig: (found: string) => `*${found}* describe los servidores del dominio: están completados.`,
    srv: (found: string) => `El DNS del dominio indica sus servidores: *${found}*.`,
    probe: (found: string) => `*${found}* respondió como servidor de correo y está completado.`,
    guess: (found: string) =>
      `No se encontró nada para *${found}*. Lo completado son nombres habituales: pregunte a quien cuida el buzón, o simplemente pruebe.`,
  },
  noServers: (found: string) => `*${found}* no ofrece servidores que se pudieran completar.`,
  alreadyThere: (account: string) =>
    `*${account}* ya recibe el correo de esta dirección. Con una segunda cuenta cada correo se convierte en dos tickets: siga solo si cada una vigila otras carpetas.`,
  signInNotSetUp:
    'El acceso con Microsoft no está configurado aquí. Pida a quien administra Inbox Email: su documentación explica cómo (Settings en el README).',
  page: 'Abrir la página del proveedor',
  loginAdapted: (login: string) =>
    `🔑 Este servidor quiere *${login}* como usuario y no la dirección completa: ya está guardado.`,
};
