import { redact } from '../account/redact.ts';

/** The last lines of a conversation with a server, for people who look for what went wrong. */
export interface Transcript {
  add(direction: '→' | '←', line: string): void;
  lines(): readonly string[];
}

const linesKept = 60;
const charactersKept = 300;
/** Before secrets are taken out: half of an access token would not be known for one. */
const charactersRead = 20_000;

/** `secrets` are taken out of every line before it is kept. */
export function createTranscript(secrets: readonly string[]): Transcript {
  const lines: string[] = [];
  return {
    add(direction, line) {
      // What the IMAP library hides itself it writes as "(* value hidden *)".
      const oneLine = line
        .replace(/"?\(\* value hidden \*\)"?/g, '•••')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim();
      lines.push(`${direction} ${redact(oneLine.slice(0, charactersRead), secrets).slice(0, charactersKept)}`);
      if (lines.length > linesKept) lines.shift();
    },
    lines: () => [...lines],
  };
}
