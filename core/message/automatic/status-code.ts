import { statusByWording } from './bounce-wording.ts';

const MOST_CHARACTERS = 20_000;

/** What server words say went wrong: an enhanced code where they give one, else the reply code. */
export interface SaidCodes {
  /** Enhanced status code (RFC 3463). */
  enhanced: string | null;
  /** SMTP reply code, as in `550`. */
  reply: string | null;
}

/**
 * The enhanced status code of a bounce. The server that refused knows best: its own code before the one that the
 * reporting server put into Status, unless it says nothing (`x.0.0`). Without any code, what the words mean.
 *
 * @param status the report's Status field, empty where there is none
 * @param diagnostic the report's Diagnostic-Code, empty where there is none
 * @param explanation what the report says to a person
 */
export function statusCode(status: string, diagnostic: string, explanation: string): string | null {
  const said = saidCodes(diagnostic);
  const told = said.enhanced === null ? saidCodes(explanation) : said;
  const code = [said.enhanced, status, told.enhanced].find((candidate) => candidate && !isVague(candidate)) ?? null;
  if (code !== null) return isExpired(code) ? (causeOfExpiry(`${diagnostic}\n${explanation}`) ?? code) : code;
  const vague = said.enhanced ?? (status || told.enhanced);
  if (vague) return vague;
  const reply = said.reply ?? told.reply;
  const worded = statusByWording(diagnostic) ?? statusByWording(explanation);
  if (worded !== null) return reply?.startsWith('4') ? `4${worded.slice(1)}` : worded;
  return reply === null ? null : `${reply[0]}.0.0`;
}

/** Enhanced codes beside a reply code count before others; of several the last, which is the innermost server's. */
export function saidCodes(words: string): SaidCodes {
  const text = words.slice(0, MOST_CHARACTERS);
  let enhanced: string | null = null;
  let reply: string | null = null;
  for (const match of text.matchAll(
    /(?<![\d.])([45]\d\d)(?:[ -]+|[-\s]?['"#(]+)#?\s?([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g,
  )) {
    if ((match[1] as string)[0] !== (match[2] as string)[0] && enhanced !== null) continue;
    [reply, enhanced] = [match[1] as string, match[2] as string];
  }
  if (enhanced === null) {
    for (const match of text.matchAll(/(?<![\d.\w-])#?([45]\.[0-7]\.\d{1,3})(?![\d.]*\d)/g))
      if (enhanced === null || isVague(enhanced)) enhanced = match[1] as string;
  }
  reply ??=
    /(?:^|[\s:(>"'#])([45][0-7]\d)(?=[\s:;,.)-])(?!\s*(?:bytes|kb|seconds|minutes|hours))/m.exec(text)?.[1] ?? null;
  return { enhanced, reply };
}

function isVague(code: string): boolean {
  return code.endsWith('.0.0');
}

function isExpired(code: string): boolean {
  return code.endsWith('.4.7');
}

/** That time ran out says only that something had been wrong all along: what, the last server may have said. */
function causeOfExpiry(words: string): string | null {
  let cause: string | null = null;
  for (const [, code] of words
    .slice(0, MOST_CHARACTERS)
    .matchAll(/(?<![\d.])4\d\d[ -]+#?(4\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g)) {
    if (!isExpired(code as string) && !isVague(code as string)) cause = code as string;
  }
  return cause;
}
