import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { describe, expect, test } from 'vitest';
import { fixture, html, plain } from './mail.ts';

const QUOTED = '\n\n> Is it working now?\n> -- \n> The desk\n';
const UNQUOTED = '\n\nIs it working now?\n\nThe desk\n';

describe('history above which somebody answers', () => {
  test.each([
    ['English', 'On Tue, Mar 10, 2026 at 8:02 AM Desk <desk@example.com> wrote:'],
    ['English, folded', 'On Tue, Mar 10, 2026 at 8:02 AM A Desk With A Long Name <\ndesk@example.com> wrote:'],
    ['Apple Mail', 'On 10 Mar 2026, at 08:02, Desk <desk@example.com> wrote:'],
    ['Portuguese', 'Em ter., 10 de mar. de 2026 às 08:02, Loja <desk@example.com> escreveu:'],
    ['Portuguese, Thunderbird', 'Em 10/03/2026 08:02, Loja escreveu:'],
    ['Spanish', 'El mar, 10 mar 2026 a las 8:02, Tienda (<desk@example.com>) escribió:'],
    ['Spanish, folded', 'El martes, 10 de marzo de 2026, Tienda <\ndesk@example.com> escribió:'],
    ['French', 'Le mar. 10 mars 2026 à 08:02, Boutique <desk@example.com> a écrit :'],
    ['German', 'Am Di., 10. März 2026 um 08:02 Uhr schrieb Laden <desk@example.com>:'],
    ['German, Thunderbird', 'Am 10.03.26 um 08:02 schrieb Laden:'],
    ['Italian', 'Il giorno mar 10 mar 2026 alle ore 08:02 Negozio <desk@example.com> ha scritto:'],
    ['Dutch', 'Op di 10 mrt 2026 om 08:02 schreef Winkel <desk@example.com>:'],
    ['Swedish', 'Den tis 10 mars 2026 kl 08:02 skrev Butiken <desk@example.com>:'],
    ['Polish', 'wt., 10 mar 2026 o 08:02 Sklep <desk@example.com> napisał(a):'],
    ['Russian', 'вт, 10 мар. 2026 г. в 08:02, Магазин <desk@example.com>:'],
    ['Turkish', 'Mağaza <desk@example.com>, 10 Mar 2026 Sal, 08:02 tarihinde şunu yazdı:'],
    ['Chinese', '于2026年3月10日周二 08:02，商店 <desk@example.com> 写道：'],
    ['Japanese', '2026年3月10日(火) 8:02 店 <desk@example.com>:'],
    ['Yahoo', 'On Tuesday, March 10, 2026 at 08:02:11 AM GMT-3, Desk <desk@example.com> wrote:'],
    ['Zoho', '---- On Tue, 10 Mar 2026 08:02:11 -0300 desk@example.com wrote ----'],
    ['Portuguese of Portugal', 'Loja <desk@example.com> escreveu (terça, 10/03/2026 à(s) 08:02):'],
    ['Hungarian', 'Bolt <desk@example.com> ezt írta (időpont: 2026. márc. 10., K, 8:02):'],
    ['Chinese, without a space', '商店 <desk@example.com> 于2026年3月10日周二 08:02写道：'],
    ['Catalan', 'Missatge de Botiga <desk@example.com> del dia dt., 10 de març 2026 a les 8:02:'],
    ['Polish, Apple Mail', 'Wiadomość napisana przez Sklep <desk@example.com> w dniu 10 mar 2026, o godz. 08:02:'],
    ['mutt', '* Desk <desk@example.com> [2026-03-10 08:02]:'],
    ['another desk', '##- Please type your reply above this line -##'],
    ['an address and a verb', 'Desk <desk@example.com> wrote:'],
  ])('%s', (_, attribution) => {
    expect(plain(`It works, thank you.\n\n${attribution}${QUOTED}`).newText).toBe('It works, thank you.');
    expect(plain(`It works, thank you.\n\n${attribution}${UNQUOTED}`).newText).toBe('It works, thank you.');
  });

  test.each([
    [
      'English',
      'From: Desk <desk@example.com>\nSent: Tuesday, March 10, 2026 8:02 AM\nTo: Ann <ann@example.org>\nSubject: Your order',
    ],
    [
      'bold',
      '*From:* Desk <desk@example.com>\n*Sent:* Tuesday, March 10, 2026 8:02 AM\n*To:* Ann\n*Subject:* Your order',
    ],
    [
      'Portuguese',
      'De: Loja <desk@example.com>\nEnviado: terça-feira, 10 de março de 2026 08:02\nPara: Ann\nAssunto: Pedido',
    ],
    [
      'Spanish',
      'De: Tienda <desk@example.com>\nEnviado el: martes, 10 de marzo de 2026 8:02\nPara: Ann\nAsunto: Pedido',
    ],
    ['French', 'De : Boutique <desk@example.com>\nEnvoyé : mardi 10 mars 2026 08:02\nÀ : Ann\nObjet : Commande'],
    ['German', 'Von: Laden <desk@example.com>\nGesendet: Dienstag, 10. März 2026 08:02\nAn: Ann\nBetreff: Bestellung'],
    ['Italian', 'Da: Negozio <desk@example.com>\nInviato: martedì 10 marzo 2026 08:02\nA: Ann\nOggetto: Ordine'],
    ['without an address', 'Von: Laden\nGesendet: Dienstag, 10. März 2026 08:02\nAn: Ann\nBetreff: Bestellung'],
    [
      'below a rule',
      '________________________________\nFrom: Desk <desk@example.com>\nSent: Tuesday, March 10, 2026 8:02 AM\nTo: Ann\nSubject: x',
    ],
    ['below a mark', '-----Mensagem original-----\nDe: Loja\n'],
    ['below a mark in German', '-------- Ursprüngliche Nachricht --------\nVon: Laden\n'],
  ])('a copied header: %s', (_, header) => {
    expect(plain(`It works, thank you.\n\n${header}${UNQUOTED}`).newText).toBe('It works, thank you.');
  });

  test('an attribution on the same line as the answer', () => {
    expect(plain('Yes, please. On Tue, Mar 10, 2026 at 8:02 AM, Desk wrote:\n> Shall we?').newText).toBe(
      'Yes, please.',
    );
  });

  test('history without an attribution is told by its marks', () => {
    expect(plain('Yes, that one.\n\n> This one or that one?\n> Please tell.').newText).toBe('Yes, that one.');
  });
});

describe('what the writer wrote is kept', () => {
  test('answers between quotes', () => {
    const text =
      'On Tue, Mar 10, 2026 at 8:02 AM Desk wrote:\n> Which colour?\n\nBlue.\n\n> And the size?\nLarge, please.\n> Anything else?\n\nNo.\n';
    expect(plain(text).newText).toBe('Blue.\n\nLarge, please.\n\nNo.');
  });

  test('an answer below the quote', () => {
    expect(plain('Am 10.03.2026 um 08:02 schrieb Laden:\n> Geht es?\nJa, es geht.').newText).toBe('Ja, es geht.');
  });

  test('sentences that only look like an attribution', () => {
    const text =
      'On Monday I wrote to you.\nOn 3 March the driver said: not today.\nThe customer wrote:\nit is broken\nand that was all.';
    expect(plain(text).newText).toBe(text);
  });

  test('somebody’s own From and To', () => {
    const text = 'I need a ticket:\n\nFrom: Lisbon\nTo: Porto\nDate: 3 May\n\nThank you!';
    expect(plain(text).newText).toBe(text);
  });

  test('a list with dashes', () => {
    const text = 'Please send:\n- Tea\n- Coffee';
    expect(plain(text).newText).toBe(text);
  });

  test('a line framed by quote marks', () => {
    const text = 'Visit us\n>>> now <<<\nor later';
    expect(plain(text).newText).toBe(text);
  });

  test('everything that is forwarded', () => {
    const marked =
      'See below.\n\n---------- Forwarded message ---------\nFrom: Bob <bob@example.org>\nDate: Tue, Mar 10, 2026 at 8:02 AM\nSubject: Help\nTo: Ann <ann@example.org>\n\nMy screen is blue.';
    expect(plain(marked, 'Fwd: Help').newText).toBe(marked);
    const outlook =
      'See below.\n\nFrom: Bob <bob@example.org>\nSent: Tuesday, March 10, 2026 8:02 AM\nTo: Ann\nSubject: Help\n\nMy screen is blue.';
    expect(plain(outlook, 'FW: Help').newText).toBe(outlook);
    const german =
      'Siehe unten.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Hilfe\nVon: Bob <bob@example.org>\n\nBlau.';
    expect(plain(german, 'WG: Hilfe').newText).toBe(german);
  });

  test('a forward that stands in quote marks or in a quote element', () => {
    expect(plain('FYI\n\n> Begin forwarded message:\n>\n> From: Bob\n>\n> It is broken.').newText).toContain('broken');
    const apple =
      'FYI<blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Bob</div><br>It is broken.</blockquote>';
    expect(html(apple).newText).toContain('It is broken.');
    const zoho =
      'FYI<div class="zmail_extra">============ Forwarded message ============<br>From: Bob<br>It is broken.</div>';
    expect(html(zoho).newText).toContain('It is broken.');
  });

  test('but not the forward that somebody answered', () => {
    const answered =
      'Thank you.\n\nOn Tue, Mar 10, 2026 at 8:02 AM Desk wrote:\n> ---------- Forwarded message ---------\n> From: Bob\n>\n> It is broken.';
    expect(plain(answered).newText).toBe('Thank you.');
    const gmail =
      'Thank you.<div class="gmail_quote"><div class="gmail_attr">On Tue, Mar 10, 2026 at 8:02 AM Desk &lt;d@example.com&gt; wrote:<br></div><blockquote class="gmail_quote">---------- Forwarded message ---------<br>It is broken.</blockquote></div>';
    expect(html(gmail).newText).toBe('Thank you.');
  });

  test('a header at the very top, which is all there is', () => {
    const text =
      'From: Bob <bob@example.org>\nSent: Tuesday, March 10, 2026 8:02 AM\nTo: Ann\nSubject: Help\n\nMy screen is blue.';
    expect(plain(text).newText).toBe(text);
  });

  test('the signature under a single word', () => {
    expect(plain('Yes\n\nSent from my iPhone').newText).toBe('Yes\n\nSent from my iPhone');
  });
});

describe('signatures', () => {
  test.each([
    ['the standard delimiter', '-- \nAnn Lee\n+55 11 5555-0100'],
    ['the delimiter without its space', '--\nAnn Lee'],
    ['a telephone', 'Sent from my iPhone'],
    ['a telephone in Portuguese', 'Enviado do meu iPhone'],
    ['a telephone in Spanish', 'Enviado desde mi Samsung Galaxy'],
    ['a telephone in French', 'Envoyé de mon iPhone'],
    ['a telephone in German', 'Von meinem iPhone gesendet'],
    ['a telephone in Italian', 'Inviato da iPhone'],
    ['Yahoo in German', 'Von Yahoo Mail auf Android gesendet'],
    ['Outlook in Portuguese', 'Baixe o Outlook para Android<https://aka.ms/x>'],
    ['Outlook in German', 'Outlook für iOS beziehen'],
    ['an abbreviated closing in Portuguese', 'Abs,\nAnn'],
    ['a mail program', 'Get Outlook for iOS<https://aka.ms/x>'],
    ['a closing', 'Best regards,\n\nAnn Lee\nHead of Tea'],
    ['a closing in Portuguese', 'Atenciosamente,\nAnn Lee'],
    ['a closing in Spanish', 'Un saludo,\nAnn'],
    ['a closing in French', 'Cordialement,\nAnn'],
    ['a closing in German', 'Mit freundlichen Grüßen\nAnn Lee'],
    ['a closing in Italian', 'Cordiali saluti\nAnn'],
    ['a dashed name', '-Ann'],
    [
      'a list footer',
      '_______________________________________________\nTea mailing list\nhttps://lists.example.org/listinfo/tea',
    ],
    [
      'a legal notice',
      'CONFIDENTIALITY NOTICE: this e-mail is intended solely for the recipient.\nDelete it otherwise.',
    ],
    [
      'a legal notice in Portuguese',
      'Esta mensagem pode conter informação confidencial e é destinada apenas ao destinatário.',
    ],
    [
      'a legal notice right below the rule that a server draws',
      '________________________________\nThis e-mail and any attachments are confidential and intended solely for the addressee.',
    ],
    ['a legal notice in German', 'Diese E-Mail enthält vertrauliche Informationen.'],
  ])('%s', (_, signature) => {
    expect(plain(`The kettle arrived broken.\n\n${signature}\n`).newText).toBe('The kettle arrived broken.');
    const quoted = `On Tue, Mar 10, 2026 at 8:02 AM Desk wrote:\n> Did it arrive?`;
    expect(plain(`The kettle arrived broken.\n\n${signature}\n\n${quoted}\n`).newText).toBe(
      'The kettle arrived broken.',
    );
  });

  test('sentences that begin like one', () => {
    const text =
      'Sent from my desk, it is much easier than from my mobile phone.\nRegards from sunny Porto, where we wait.\nThis message is about tea.';
    expect(plain(text).newText).toBe(text);
  });

  test('a closing in the middle of a mail closes nothing', () => {
    const text =
      'Regards,\nwas all that he wrote, and we would like to know what that means for the order that we placed in March.';
    expect(plain(text).newText).toBe(text);
  });
});

describe('HTML', () => {
  test('Outlook: the header below a line, in German', () => {
    expect(readMail(fixture('outlook-html')).newText).toBe('Guten Tag,\n\ndas Gerät läuft wieder. Vielen Dank!');
  });

  test.each([
    [
      'Gmail',
      '<div dir="ltr">New text here</div><div class="gmail_quote"><div class="gmail_attr">On Tue wrote:</div><blockquote class="gmail_quote">old</blockquote></div>',
    ],
    ['Gmail without a quote element', 'New text here<div class="gmail_quote">On Tue, Bob wrote:<div>old</div></div>'],
    [
      'Outlook on the web',
      '<div>New text here</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Desk<br><b>Sent:</b> Tuesday</div><div>old</div>',
    ],
    [
      'Yahoo',
      '<div>New text here</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Tuesday, Desk wrote:</div><div>old</div></div>',
    ],
    [
      'Thunderbird',
      'New text here<div class="moz-cite-prefix">Am 10.03.26 um 08:02 schrieb Laden:<br></div><blockquote type="cite" cite="mid:1">old</blockquote>',
    ],
    [
      'Apple Mail',
      '<div>New text here</div><div><blockquote type="cite"><div>On 10 Mar 2026, at 08:02, Desk wrote:</div><div>old</div></blockquote></div>',
    ],
    ['any blockquote at the end', 'New text here<br><blockquote>old</blockquote>'],
    ['Outlook through another mail program', '<div>New text here</div><div class="x_gmail_quote">old</div>'],
    ['a signature that another program marks', 'New text here<div class="front-signature">Ann</div>'],
    ['a signature that is marked', 'New text here<div class="gmail_signature">Ann</div>'],
  ])('%s', (_, markup) => {
    expect(html(markup).newText).toBe('New text here');
  });

  test('an answer typed into the quote is kept', () => {
    const markup =
      '<div class="gmail_quote"><div class="gmail_attr">On Tue, 10 Mar 2026, Desk wrote:</div><blockquote class="gmail_quote">Which colour?</blockquote><div>Blue, please.</div><blockquote class="gmail_quote">And the size?</blockquote><div>Large.</div></div>';
    expect(html(markup).newText).toBe('Blue, please.\n\nLarge.');
  });

  test('a passage that the writer indented is kept above a real quote', () => {
    const markup =
      'He said:<blockquote>no tea today</blockquote><div>On Tue, Mar 10, 2026 at 8:02 AM Desk wrote:</div><blockquote type="cite">old</blockquote>';
    expect(html(markup).newText).toBe('He said:\n\n> no tea today');
  });

  test('a forward in Gmail’s quote element is kept', () => {
    const markup =
      'See this<div class="gmail_quote">---------- Forwarded message ---------<br>From: Bob<br><br>It is broken</div>';
    expect(html(markup, 'Fwd: x').newText).toContain('It is broken');
  });
});
