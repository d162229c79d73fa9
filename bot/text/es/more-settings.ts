import type { MoreSettingsText } from '../en/more-settings.ts';

export const moreSettings: MoreSettingsText = {
  open: 'Más ajustes',
  title: 'Más ajustes',
  of: (account) => `Lo que pocas cuentas necesitan: *${account}*`,
  submit: 'Guardar y probar',
  aliases: 'Otras direcciones (alias)',
  aliasesHint:
    'Una por línea. Su correo debe llegar a este buzón. La respuesta sale de la dirección a la que escribió el cliente, y la prueba intenta cada una como remitente. Las reglas las conocen como “Destinatario o alias”.',
  signature: 'Firma',
  signatureHint: 'Va debajo de toda respuesta que escribe una persona. Déjela vacía para no usarla.',
  preview: 'Vista previa',
  previewIntro: 'Así termina una respuesta:',
  previewAnswer: 'Su pedido llega mañana.',
  noSignature: 'Sin firma, la respuesta termina con su última línea.',
  authorities: 'Autoridad certificadora propia',
  authoritiesHint:
    'Solo para servidores cuyo certificado firma una autoridad propia: pegue el certificado de ella, de -----BEGIN CERTIFICATE----- a -----END CERTIFICATE-----. Nunca una clave privada.',
  accepted: (side, host, sha256) =>
    `🔐 ${side}, ${host}: solo este certificado aceptado abre el paso. SHA-256 \`${sha256}\``,
  forget: 'Certificados aceptados',
  forgetOne: {
    incoming: 'Olvidar el certificado aceptado para recibir',
    outgoing: 'Olvidar el certificado aceptado para enviar',
  },
  problems: {
    'not-a-certificate': 'No es un certificado completo en PEM. Empieza por -----BEGIN CERTIFICATE-----.',
    'private-key': 'Contiene una clave privada, que debe quedarse con su dueño. Pegue solo el certificado.',
    'too-long': 'Es demasiado largo.',
    'too-many': 'Caben diez direcciones más.',
    'not-an-address': 'Una de estas no es una dirección de correo. Cada una va en su línea.',
  },

  duplicate: 'Duplicar',
  copyOf: (name) => `${name} (copia)`,

  certificate: {
    shown: 'El servidor muestra este certificado:',
    name: (name) => `Emitido para: ${name}`,
    issuer: (issuer) => `Firmado por: ${issuer}`,
    until: 'Válido hasta:',
    fingerprint: 'Huella digital SHA-256:',
    compare:
      'Acéptelo solo si quien administra el servidor de correo le da la misma huella digital. Desde entonces este certificado abre el paso, y ningún otro.',
    accept: 'Aceptar este certificado',
    accepted: '🔐 El certificado está aceptado: este abre el paso, y ningún otro.',
    gone: '⚠️ El servidor ya no muestra aquel certificado, así que no se aceptó nada. Así está ahora:',
  },
};
