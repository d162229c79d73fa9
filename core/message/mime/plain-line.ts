/**
 * Whether a text is one line as it should be: single spaces between words and none around, no control characters, no
 * other white space. False of what would have to be looked at closely, as rare scripts: nearly all headers need not be.
 */
export function isPlainLine(text: string): boolean {
  let afterSpace = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === SPACE) {
      if (afterSpace) return false;
      afterSpace = true;
    } else if (code < SPACE || (code > LAST_ASCII && code <= NO_BREAK_SPACE) || code >= RARE) {
      return false;
    } else {
      afterSpace = false;
    }
  }
  return !afterSpace || text === '';
}

const SPACE = 0x20;
const LAST_ASCII = 0x7e;
const NO_BREAK_SPACE = 0xa0;
/** The first white space beyond Latin-1. */
const RARE = 0x1680;
