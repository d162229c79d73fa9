/** What customers of a shop write about, by language: enough sentences that no two mails are alike. */
export interface Phrases {
  names: readonly string[];
  subjects: readonly string[];
  greetings: readonly string[];
  /** `#` stands for a number: of an order, a day, an amount. */
  sentences: readonly string[];
  closings: readonly string[];
  jobs: readonly string[];
  /** What a mail program writes above the mail that is answered. */
  wrote(date: string, name: string, address: string): string;
}

export const phrases: readonly Phrases[] = [
  {
    names: ['Maria Conceição', 'João Araújo', 'Antônio Magalhães', 'Inês Galvão', 'Luís Simões', 'Cláudia Brandão'],
    subjects: [
      'Pedido nº # ainda não chegou',
      'Dúvida sobre a cobrança de R$ #',
      'Troca do produto – pedido #',
      'Segunda via do boleto #',
      'Reclamação: entrega atrasada há # dias',
      'Informação sobre garantia',
    ],
    greetings: ['Olá, equipe,', 'Prezados,', 'Bom dia!', 'Boa tarde, tudo bem?'],
    sentences: [
      'Fiz o pedido # no mês passado e até agora não recebi nenhuma informação sobre a entrega.',
      'O código de rastreamento que vocês enviaram não é reconhecido pela transportadora.',
      'Na fatura aparece uma cobrança de R$ # que não reconheço.',
      'Já tentei falar pelo telefone # vezes, mas a ligação caiu antes do atendimento.',
      'O aparelho chegou com a tampa quebrada; seguem as fotos em anexo.',
      'Gostaria de saber se a troca pode ser feita na loja mais próxima da minha casa.',
      'Vocês podem, por favor, confirmar o endereço de devolução e o prazo do reembolso?',
      'Conforme combinado, estou reenviando a documentação que faltava.',
      'A promoção anunciada dizia que o frete seria grátis acima de R$ #.',
      'Preciso de uma solução até o dia #, pois vou viajar a trabalho.',
      'O manual diz que a instalação é simples, porém o botão não responde há # dias.',
      'Caso não seja possível, peço o cancelamento e a devolução do valor integral.',
    ],
    closings: ['Obrigada pela atenção.', 'Fico no aguardo.', 'Atenciosamente,', 'Um abraço,'],
    jobs: ['Coordenação de Compras', 'Financeiro', 'Gerência de Operações', 'Assistência Técnica'],
    wrote: (date, name, address) => `Em ${date}, ${name} <${address}> escreveu:`,
  },
  {
    names: ['Olivia Bennett', 'George Marsh', 'Priya Raman', 'Daniel O’Connor', 'Grace Whitfield', 'Tom Lindqvist'],
    subjects: [
      'Order # has not arrived',
      'Question about the charge of $#',
      'Wrong item in order #',
      'Invoice # – copy needed',
      'Cannot sign in since # days ago',
      'Warranty claim',
    ],
    greetings: ['Hello,', 'Hi there,', 'Dear support team,', 'Good morning,'],
    sentences: [
      'I placed order # three weeks ago and the tracking page still says “preparing”.',
      'The card statement shows $# twice, although I bought the item only once.',
      'Please let me know which address the return should go to and who pays for the postage.',
      'I have already restarted the device # times, and the light stays red.',
      'Two of the boxes were open when the courier handed them over; photos are attached.',
      'Your colleague promised a call back on the #th, which never came.',
      'We need the invoice made out to the company, with the VAT number in the footer.',
      'The size chart on the page differs from the one in the parcel.',
      'If a replacement is not in stock, a refund is fine as well.',
      'The link in your last message leads to a page that does not exist any more.',
      'Could you also tell me whether the extended warranty covers the battery?',
      'I would appreciate an answer before Friday, since we close the books that day.',
    ],
    closings: ['Many thanks,', 'Best regards,', 'Looking forward to your reply.', 'Kind regards,'],
    jobs: ['Purchasing', 'Accounts Payable', 'Head of Facilities', 'Field Service'],
    wrote: (date, name, address) => `On ${date}, ${name} <${address}> wrote:`,
  },
  {
    names: ['Lucía Fernández', 'José Ángel Muñoz', 'Begoña Ibáñez', 'Andrés Peña', 'Sofía Núñez', 'Martín Gutiérrez'],
    subjects: [
      'El pedido # no ha llegado',
      'Consulta sobre el cargo de # €',
      'Devolución del artículo – pedido #',
      'Copia de la factura #',
      'No puedo entrar en mi cuenta desde hace # días',
      '¿Qué cubre la garantía?',
    ],
    greetings: ['Buenos días:', 'Hola:', 'Estimado equipo:', 'Buenas tardes:'],
    sentences: [
      'Hice el pedido # hace tres semanas y la página todavía dice que está en preparación.',
      'En el extracto aparece dos veces un cargo de # €, aunque solo compré una vez.',
      '¿Podrían indicarme la dirección de devolución y quién paga el envío?',
      'He reiniciado el aparato # veces y la luz sigue en rojo.',
      'Una de las cajas llegó abierta; adjunto las fotografías que tomé al recibirla.',
      'Su compañero prometió llamarme el día #, pero nadie se ha puesto en contacto conmigo.',
      'Necesitamos la factura a nombre de la compañía, con el número de identificación fiscal.',
      'La talla que figura en la página no coincide con la de la etiqueta.',
      'Si no queda ninguna unidad, también acepto el reembolso.',
      'El enlace de su último mensaje lleva a una página que ya no existe.',
      'Además, quisiera saber si la ampliación de garantía incluye la batería.',
      'Les agradecería una respuesta antes del viernes, porque ese día cerramos el año.',
    ],
    closings: ['Muchas gracias.', 'Un cordial saludo,', 'Quedo a la espera de su respuesta.', 'Saludos,'],
    jobs: ['Compras', 'Administración', 'Dirección de Operaciones', 'Servicio Técnico'],
    wrote: (date, name, address) => `El ${date}, ${name} <${address}> escribió:`,
  },
];
