import type { Random } from './random.ts';

/** The same text as the mail programs of three makers would write it. */
export function htmlOf(random: Random, paragraphs: readonly string[], signature: readonly string[]): string {
  return random.pick([outlook, gmail, phone])(paragraphs.map(escaped), signature.map(escaped));
}

const outlook = (paragraphs: string[], signature: string[]) => `<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!--
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}
.MsoChpDefault {mso-style-type:export-only; font-size:10.0pt;}
@page WordSection1 {size:612.0pt 792.0pt; margin:70.85pt 3.0cm 70.85pt 3.0cm;}
--></style></head><body lang="PT-BR" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">
${paragraphs.map((text) => `<p class="MsoNormal"><span style="mso-fareast-language:EN-US">${text}<o:p></o:p></span></p>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>`).join('\n')}
<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse"><tr>
<td width="160" valign="top" style="width:120.0pt;padding:0cm 5.4pt 0cm 5.4pt"><p class="MsoNormal"><b>&nbsp;</b></p></td>
<td width="420" valign="top" style="width:315.0pt;border-left:solid #0F6FC6 1.5pt;padding:0cm 5.4pt 0cm 5.4pt">
${signature.map((line) => `<p class="MsoNormal"><span style="font-size:9.0pt;font-family:&quot;Arial&quot;,sans-serif;color:#1F3864">${line}</span></p>`).join('\n')}
</td></tr></table></div></body></html>`;

const gmail = (paragraphs: string[], signature: string[]) =>
  `<div dir="ltr">${paragraphs.map((text) => `<div>${text}</div><div><br></div>`).join('')}<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${signature.map((line) => `<font face="arial, sans-serif" color="#666666">${line}</font><br>`).join('\n')}</div></div></div>`;

const phone = (paragraphs: string[], signature: string[]) =>
  `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${paragraphs.map((text) => `<div style="display: block;"><span style="caret-color: rgb(0, 0, 0); color: rgb(0, 0, 0); -webkit-text-size-adjust: auto;">${text}</span></div><div style="display: block;"><br></div>`).join('\n')}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${signature.join('<br>')}</div></body></html>`;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
