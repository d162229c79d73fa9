import { readFileSync } from 'node:fs';
import type { MailComposerOptions } from './compose-mail.ts';
import type { ReadySampleView } from './mail-api.ts';

/** A ready mail: what the page shows of it, and what else the mail consists of. */
export interface ReadySample extends ReadySampleView {
  more?: MailComposerOptions;
}

/** Mails of every sort that a support desk meets, from friendly to mischievous. */
export const readySamples: readonly ReadySample[] = [
  {
    id: 'pergunta',
    language: 'pt-BR',
    kind: 'question',
    from: 'maria@cliente.example',
    subject: 'Meu pedido 4217 ainda não chegou',
    text: 'Olá, tudo bem?\n\nComprei uma caneca azul no dia 3 e o rastreio está parado em Curitiba desde sexta-feira. Vocês conseguem ver o que aconteceu? Ela é um presente de aniversário, e a festa é no sábado. 😬\n\nObrigada desde já!\nMaria Oliveira\n(41) 99999-0000',
  },
  {
    id: 'nota-fiscal',
    language: 'pt-BR',
    kind: 'attachment',
    from: 'maria@cliente.example',
    subject: 'Nota fiscal com valor errado',
    text: 'Bom dia!\n\nSegue a nota fiscal que recebi. O frete saiu por R$ 12,00, mas no site dizia que era grátis acima de R$ 75,00. Podem corrigir, por favor?\n\nAbraços,\nMaria',
    more: {
      attachments: [
        {
          filename: 'Nota fiscal nº 4217.pdf',
          contentType: 'application/pdf',
          content: readFileSync(new URL('./samples/nota-fiscal.pdf', import.meta.url)),
        },
      ],
    },
  },
  {
    id: 'taza-rota',
    language: 'es',
    kind: 'inline-image',
    from: 'lucia@cliente.example',
    subject: 'La taza llegó rota :(',
    text: 'Hola:\n\nHoy me llegó la taza, pero viene con una grieta, como se ve en la foto. ¿Me pueden enviar otra?\n\n¡Gracias!\nLucía Fernández',
    more: {
      html: '<p>Hola:</p><p>Hoy me llegó la taza, pero viene con una <b>grieta</b>, como se ve en la foto. ¿Me pueden enviar otra?</p><p><img src="cid:taza@cliente.example" alt="La taza con una grieta" width="240"></p><p>¡Gracias!<br>Lucía Fernández</p>',
      attachments: [
        {
          filename: 'taza.png',
          contentType: 'image/png',
          cid: 'taza@cliente.example',
          content: readFileSync(new URL('./samples/broken-mug.png', import.meta.url)),
        },
      ],
    },
  },
  {
    id: 'question',
    language: 'en',
    kind: 'question',
    from: 'john@customer.example',
    subject: 'Do you ship to Canada?',
    text: "Hi there,\n\nI'd like to order 24 mugs with our logo for the office. Do you ship to Toronto, and is there a discount for two dozen?\n\nBest regards,\nJohn Carter\n-- \nJohn Carter · Office Manager · Carter & Sons",
  },
  {
    id: 'newsletter',
    language: 'en',
    kind: 'newsletter',
    from: 'john@customer.example',
    subject: '☕ Carter & Sons: what is new in November',
    text: 'What is new in November\n\nNew roasts, longer opening hours, and a recipe.\n\nUnsubscribe: https://customer.example/unsubscribe',
    more: {
      html: '<table width="100%" bgcolor="#f4efe6" cellpadding="24"><tr><td align="center"><table width="560" bgcolor="#ffffff" cellpadding="20"><tr><td><h1 style="color:#7a3b1d">What is new in November</h1><p>New roasts, longer opening hours, and <a href="https://customer.example/recipe">a recipe</a>.</p><ul><li>Ethiopia Guji, washed</li><li>Brazil Cerrado, natural</li></ul><p style="font-size:11px;color:#888">You get this because you ordered from us. <a href="https://customer.example/unsubscribe">Unsubscribe</a></p></td></tr></table></td></tr></table>',
      headers: {
        'List-Unsubscribe': '<https://customer.example/unsubscribe>',
        'List-Id': 'News of Carter & Sons <news.customer.example>',
        Precedence: 'bulk',
      },
    },
  },
  {
    id: 'ausencia',
    language: 'pt-BR',
    kind: 'auto-reply',
    from: 'maria@cliente.example',
    subject: 'Resposta automática: Ausência',
    text: 'Estou de férias até o dia 12 e responderei ao voltar.\n\nMaria Oliveira',
    more: { headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } },
  },
  {
    id: 'mischief',
    language: 'en',
    kind: 'mischief',
    from: 'john@customer.example',
    subject: '<!channel> *URGENT* <https://evil.example|bank>',
    text: 'Hello <!channel> and <!here>,\n\nthis is *bold*, _slanted_ and `code`. Please sign in at your <https://evil.example|bank>.\n\n> not a quote of yours\n@everyone :tada: & <b>HTML</b>',
  },
];
