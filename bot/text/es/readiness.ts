import type { ReadinessText } from '../en/readiness.ts';

export const readiness: ReadinessText = {
  open: 'Estado de la entrega',
  title: 'Estado de la entrega',
  asking: (account) => `⏳ Preguntando al DNS qué encuentran los demás sobre el correo de *${account}*…`,
  of: (account) => `Lo que quienes reciben correo de *${account}* encuentran sobre el remitente`,
  learnt: (when) => `Cómo se firma su correo y de dónde viene se vio en un correo (${when}).`,
  notLearnt:
    'Ningún correo de esta cuenta ha vuelto a ella todavía, así que no se pueden ver las firmas. Haga la prueba de la cuenta, que se envía uno a sí misma, y mire de nuevo.',
  aligned: '✅ El correo de esta dirección pasa por auténtico (DMARC).',
  notAligned: '❌ El correo de esta dirección no pasa por auténtico: puede acabar en spam o ser rechazado.',
  alignmentUnknown: '❔ Aún no se sabe si el correo de esta dirección pasa por auténtico.',
  ofProvider: 'Este dominio es del proveedor de correo, que cuida de sus registros. No hay nada que publicar.',
  checks: {
    mx: 'Recepción (MX)',
    spf: 'Servidores permitidos (SPF)',
    dkim: 'Firma (DKIM)',
    dmarc: 'Política (DMARC)',
  },
  findings: {
    'not-asked': 'El DNS no respondió a tiempo. Mire de nuevo dentro de un rato.',
    'mx-found': 'Las respuestas a esta dirección llegan a:',
    'mx-missing':
      'El dominio no tiene servidor de correo: las respuestas a esta dirección no llegan a ninguna parte. Publique el registro MX que indica su proveedor.',
    'mx-refused':
      'El dominio dice que no recibe correo (MX nulo). Las respuestas a esta dirección se rechazan en todas partes.',
    'spf-passes': 'Su correo puede venir de donde viene.',
    'spf-missing': 'Nada dice de dónde puede venir el correo de este dominio.',
    'spf-several': 'Hay varios registros SPF, y por eso ninguno vale. Ponga este en su lugar:',
    'spf-not-listed': 'El registro no nombra el servidor del que viene su correo.',
    'spf-too-many-lookups':
      'El registro exige más de diez consultas, y por eso no vale. Quite de él lo que ya no usa para enviar.',
    'spf-broken': 'El registro tiene un error, y por eso no vale. Compárelo con lo que indica su proveedor.',
    'spf-everybody': 'El registro permite que cualquiera envíe en su nombre.',
    'dkim-signs': 'Su correo va firmado, y la clave está publicada.',
    'dkim-key-found': 'Hay una clave publicada. Si su correo se firma con ella se ve después de una prueba.',
    'dkim-unknown': 'Aún no se sabe: haga la prueba de la cuenta y mire de nuevo.',
    'dkim-unsigned':
      'Su correo no va firmado. Active DKIM en su proveedor de correo, que entonces indica el registro que hay que publicar.',
    'dkim-other-domain':
      'Su correo va firmado solo en nombre de otro. Active DKIM para su propio dominio en su proveedor de correo. Firmado por:',
    'dkim-key-missing':
      'Su correo va firmado, pero la clave no está publicada. Publique el registro que su proveedor de correo indica para:',
    'dkim-key-revoked':
      'Su correo va firmado con una clave que fue retirada. Publique la nueva que su proveedor de correo indica para:',
    'dkim-key-weak':
      'Su correo va firmado con una clave demasiado corta para valer. Pida a su proveedor de correo una de 2048 bits. Ahora:',
    'dmarc-enforced': 'El correo en su nombre que no es suyo se aparta o se rechaza.',
    'dmarc-watches':
      'Hay una política, que solo observa (p=none). Cuando todo su correo pase, cámbiela a p=quarantine.',
    'dmarc-missing': 'No hay política. Los grandes proveedores exigen una a quien envía mucho.',
    'dmarc-several': 'Hay varios registros DMARC, y por eso ninguno vale. Quédese con uno.',
    'dmarc-broken': 'El registro no nombra ninguna política conocida (p=none, p=quarantine, p=reject).',
  },
  lookups: (count) => `${count} de 10 consultas`,
  publish: 'Publique en el DNS del dominio:',
  replace: 'Ponga en el DNS del dominio, en lugar del registro actual:',
  again: 'Mirar de nuevo',
  choose: '¿De qué cuenta quiere ver el estado de la entrega?',
  help: 'lo que los demás encuentran sobre su correo: MX, SPF, DKIM, DMARC',
};
