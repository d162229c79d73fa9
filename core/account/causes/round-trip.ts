import { type Cause, code } from './cause.ts';

/** A mail that the account sent to itself. */
export const roundTrip: readonly Cause[] = [
  {
    code: 'test-mail-in-junk',
    fits: code('EINJUNK'),
    cause: {
      en: 'The test mail went out and arrived, but in the folder for spam.',
      'pt-BR': 'O e-mail de teste saiu e chegou, mas na pasta de spam.',
      es: 'El correo de prueba salió y llegó, pero a la carpeta de spam.',
    },
    remedy: {
      en: 'Mails of customers may end there too: look into that folder, and let whoever looks after your domain set up SPF, DKIM and DMARC. You can also watch that folder.',
      'pt-BR':
        'E-mails de clientes também podem parar ali: olhe essa pasta e peça a quem cuida do seu domínio que configure SPF, DKIM e DMARC. Você também pode acompanhar essa pasta.',
      es: 'Los correos de clientes también pueden acabar ahí: mire esa carpeta y pida a quien cuida su dominio que configure SPF, DKIM y DMARC. También puede vigilar esa carpeta.',
    },
    field: 'folder',
    temporary: true,
  },
  {
    code: 'test-mail-elsewhere',
    fits: code('EELSEWHERE'),
    cause: {
      en: 'The test mail went out and arrived, but in a folder that is not watched.',
      'pt-BR': 'O e-mail de teste saiu e chegou, mas em uma pasta que não é acompanhada.',
      es: 'El correo de prueba salió y llegó, pero a una carpeta que no se vigila.',
    },
    remedy: {
      en: 'A filter of the mailbox moves mails there. Add that folder under “More options”, or change the filter.',
      'pt-BR': 'Um filtro da caixa move e-mails para lá. Acrescente essa pasta em “Mais opções” ou mude o filtro.',
      es: 'Un filtro del buzón mueve correos allí. Añada esa carpeta en «Más opciones» o cambie el filtro.',
    },
    field: 'folder',
    temporary: true,
  },
  {
    code: 'test-mail-not-arrived',
    fits: code('ENOTARRIVED'),
    cause: {
      en: 'The outgoing server took the test mail, but it has not come back into the mailbox.',
      'pt-BR': 'O servidor de saída aceitou o e-mail de teste, mas ele não voltou à caixa.',
      es: 'El servidor de salida aceptó el correo de prueba, pero no ha vuelto al buzón.',
    },
    remedy: {
      en: 'It may only be slow: test again in a few minutes. If it stays, check that address and user name belong to the same mailbox, and that nothing forwards or deletes its mail.',
      'pt-BR':
        'Pode ser só demora: teste de novo em alguns minutos. Se persistir, confira se endereço e usuário são da mesma caixa e se nada encaminha ou apaga os e-mails dela.',
      es: 'Puede ser solo lentitud: pruebe de nuevo en unos minutos. Si persiste, compruebe que dirección y usuario son del mismo buzón y que nada reenvía ni borra su correo.',
    },
    field: 'address',
    temporary: true,
  },
];
