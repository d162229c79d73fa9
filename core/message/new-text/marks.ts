import { ABOVE_THIS_LINE, FORWARDED, ORIGINAL } from './phrases.ts';

const LONGEST_MARK = 120;
const FORWARD_MARK = new RegExp(
  `^[\\s*_=>–—-]*(?:${FORWARDED})(?:[\\s*_=:：–—-]*$|\\s*[-–—=]{2,}|.{0,60}[-–—]{2,}$)`,
  'iu',
);
const ORIGINAL_MARK = new RegExp(
  `^\\s*(?:[-–—_=*]{1,}\\s*(?:${ORIGINAL})\\s*[:：]?\\s*[-–—_=*]*|(?:${ORIGINAL})\\s*[-–—_=*]{2,})\\s*$`,
  'iu',
);

const ABOVE_MARK = new RegExp(`^\\s*[-–—_=*#]{2,}${ABOVE_THIS_LINE}[-–—_=*#]{2,}\\s*$`, 'iu');

/** `---------- Forwarded message ----------`: what follows is what the mail is about. */
export function isForwardMark(text: string): boolean {
  if (text.length > LONGEST_MARK || !/[-–—_=:：*]/.test(text)) return false;
  return FORWARD_MARK.test(text);
}

/** `-----Original Message-----`: what follows is history. */
export function isOriginalMark(text: string): boolean {
  return text.length <= LONGEST_MARK && isFramed(text) && (ORIGINAL_MARK.test(text) || ABOVE_MARK.test(text));
}

/** Every mark of an original has dashes or the like before or after it: most lines need not be looked at further. */
function isFramed(text: string): boolean {
  return FRAME.includes(text.charCodeAt(text.length - 1)) || FRAME.includes(text.trimStart().charCodeAt(0));
}

const FRAME = [...'-–—_=*#'].map((mark) => mark.charCodeAt(0));
