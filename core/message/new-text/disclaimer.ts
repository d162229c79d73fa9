import type { TextLine } from '../text/text-line.ts';

/** How the legal notices below business mail begin, and what each of them speaks of. */
const OPENINGS =
  /^[\s*_"“]{0,5}(?:confidentiality|disclaimer|legal notice|important notice|notice:|privileged|this (?:e-?mail|message|communication|transmission|electronic)|the (?:information|contents?|content) (?:contained )?(?:in|of) this|aviso (?:legal|de (?:confidencial|privacid))|este (?:correo|mensaje|e-?mail)|la informaci[oó]n (?:contenida|incluida)|esta (?:mensagem|comunica)|as informa[cç][oõ]es (?:contidas|constantes)|o conte[uú]do (?:desta|deste)|diese (?:e-?mail|nachricht|mail)|der inhalt dieser|vertraulichkeit|ce (?:message|courriel|mail|courrier)|avertissement|les informations (?:contenues|figurant)|questo (?:messaggio|documento)|questa (?:e-?mail|comunicazione)|le informazioni (?:contenute|trasmesse)|avvertenz|riservatezza|dit (?:bericht|e-?mail)|de informatie (?:in|verzonden))/i;

const SUBJECTS =
  /confiden|privileg|intended (?:solely|only|for|recipient)|sole use|vertraulich|bestimmt|empf[aä]nger|destinat|destin[eé]e?s?\b|riservat|vertrouwelijk|bestemd|prohibid|proibid|interdit/i;

const LONGEST = 1_500;

/** Whether a legal notice begins at this line. */
export function disclaimerAt(lines: TextLine[], at: number): boolean {
  const first = (lines[at] as TextLine).text;
  if (!OPENINGS.test(first.slice(0, 120))) return false;
  let paragraph = '';
  for (let i = at; i < lines.length && i < at + 12 && paragraph.length < LONGEST; i++)
    paragraph += ` ${(lines[i] as TextLine).text.slice(0, LONGEST)}`;
  return SUBJECTS.test(paragraph);
}
