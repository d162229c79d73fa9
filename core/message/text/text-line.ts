/** One line of a mail's text, and what its markup or its quote marks say about it. */
export interface TextLine {
  /** Without quote marks. */
  text: string;
  /** How often it is quoted: 0 for the writer's own. */
  depth: number;
  /** Quoted by a mail program, not merely indented by its writer. */
  cited: boolean;
  /** Number of the element that a mail program put history into; 0 outside of any. */
  container: number;
  /** Inside an element that a mail program put the signature into. */
  signature: boolean;
}

/** The lines as one text, quotes marked with `>`, never more than two empty lines together. */
export function renderLines(lines: TextLine[]): string {
  const out: string[] = [];
  let blank = 2;
  for (const line of lines) {
    const text = line.depth === 0 ? line.text : `${'>'.repeat(line.depth)} ${line.text}`.trimEnd();
    blank = text === '' ? blank + 1 : 0;
    if (blank <= 2) out.push(text);
  }
  while (out.at(-1) === '') out.pop();
  return out.join('\n');
}

/** The lines of plain text, quote marks read: `> > so` and `>> so` are both quoted twice. */
export function linesOfText(text: string): TextLine[] {
  return text.split('\n').map((line) => {
    let depth = 0;
    let i = 0;
    let start = 0;
    while (i < line.length && depth < 100) {
      const code = line.charCodeAt(i);
      if (code === 0x3e) {
        depth++;
        start = i + 1;
      } else if (code !== 0x20 || i - start > 2) break;
      i++;
    }
    if (depth === 0) return { text: line.trimEnd(), depth: 0, cited: false, container: 0, signature: false };
    return {
      text: line.slice(line.charCodeAt(start) === 0x20 ? start + 1 : start).trimEnd(),
      depth,
      cited: true,
      container: 0,
      signature: false,
    };
  });
}
