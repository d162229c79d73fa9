import { describe, expect, test } from 'vitest';
import { addByHand, address, modalSaying, password, supervisor, useOffice } from '../office.ts';

const moreOptions = { actionId: 'account.form.moreOptions' };
const allOptions = ['Pastas, e-mails antigos, o que fazer depois de ler, limites'];

describe('how mail is received', () => {
  const office = useOffice('socket');

  test('is chosen behind a box, field by field, and kept on the way', async () => {
    const { ana, bot } = office;
    await office.connect('Primeira');
    await addByHand(ana);
    await ana.type('Nome da conta', 'Antigos');
    await ana.type('Endereço de e-mail', address);
    await ana.choose(moreOptions, allOptions);
    await modalSaying(ana, 'Minutos entre as consultas');
    await ana.type('Pastas', 'INBOX\nVendas, SAC');
    await ana.choose('Quais e-mails', 'Desde uma data');
    await modalSaying(ana, 'sem notificar ninguém um a um');
    await ana.choose('Desde', '2025-12-31');
    await ana.choose('Depois de ler', 'Mover para uma pasta');
    await modalSaying(ana, 'Se não existir, é criada');
    await ana.type('Mover para', 'Feitos');
    await ana.type('Limite de tamanho em MB', '5');
    await ana.choose('Verificar remetentes por conta própria', [
      'Consultar o DNS (SPF, DKIM, DMARC) onde o servidor não diz nada',
    ]);
    // What is out of sight is kept.
    await ana.choose(moreOptions, []);
    await ana.until(({ modals }) => !JSON.stringify(modals).includes('Mover para'));
    await ana.type('Servidor de entrada', bot.mail.host);
    await ana.choose('Tecnologia', 'IMAP');
    await modalSaying(ana, 'Sem SSL/TLS');
    await ana.type({ text: 'Porta', near: 'Recebimento' }, String(bot.mail.imapPort));
    await ana.type('Servidor de saída', bot.mail.host);
    await ana.choose('Protocolo', 'SMTP');
    await ana.until(({ modals }) => JSON.stringify(modals).includes('outgoing.port:1'));
    await ana.type({ text: 'Porta', near: 'Envio' }, String(bot.mail.smtpPort));
    await ana.submit();
    await ana.modal('Senha');
    await ana.type('Senha', password);
    await ana.submit();
    await modalSaying(ana, 'A conta foi salva');
    const [account] = await bot.desk.accounts.list(supervisor);
    expect(account).toMatchObject({
      name: 'Antigos',
      receiving: {
        folders: ['INBOX', 'Vendas', 'SAC'],
        backlog: { from: 'date', date: '2025-12-31' },
        afterReading: { do: 'move', folder: 'Feitos' },
        sizeLimitMb: 5,
        pollMinutes: 1,
        checkSender: true,
      },
    });
  });

  test('shows what is wrong even where it is out of sight, and is open on the next edit', async () => {
    const { ana } = office;
    await office.connect();
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    await ana.choose(moreOptions, allOptions);
    await modalSaying(ana, 'Esta conta começou com: a partir de agora.');
    await ana.type('Limite de tamanho em MB', '900');
    await ana.choose(moreOptions, []);
    await ana.until(({ modals }) => !JSON.stringify(modals).includes('Limite de tamanho'));
    await ana.submit();
    await modalSaying(ana, '🔧 Este número é grande demais.');
    await ana.submit();
    const refused = await ana.until(({ modals }) => modals.at(-1)?.errors.sizeLimit && modals.at(-1));
    expect(refused.errors).toEqual({ sizeLimit: 'Este número é grande demais.' });
    await ana.type('Limite de tamanho em MB', '90');
    await ana.submit();
    await ana.modal('Senha');
    await ana.submit();
    await modalSaying(ana, 'funciona');
    await ana.cancel({ all: true });
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar', { in: 'home' });
    await ana.modal('Editar conta');
    expect(await ana.value('Limite de tamanho em MB')).toBe('90');
  });

  test('leaves out for POP3 what POP3 has not', async () => {
    const { ana } = office;
    await addByHand(ana);
    await ana.choose(moreOptions, allOptions);
    await modalSaying(ana, 'Pastas');
    await ana.choose('Depois de ler', 'Mover para uma pasta');
    await modalSaying(ana, 'Se não existir, é criada');
    await ana.choose('Tecnologia', 'POP3 + SSL/TLS');
    const form = await modalSaying(ana, 'servidores POP3 não avisam');
    expect(JSON.stringify(form)).not.toMatch(/mark-seen|Mover para/);
    expect(await ana.value('Depois de ler')).toBe('nothing');
    await ana.choose('Depois de ler', 'Excluir do servidor');
    await modalSaying(ana, 'Excluir depois de quantos dias');
  });
});
