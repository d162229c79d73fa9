/** A line `{"id": …, "rawBase64": "…"}` of standard input, or what is wrong with it. */
export type MailLine = { id: unknown; raw: Buffer } | { id: unknown; error: string };

/** Reads such lines. A mail is decoded as its line comes in, so that one of 50 MB takes little more than its own size. */
export async function* readMailLines(stdin: NodeJS.ReadableStream): AsyncGenerator<MailLine> {
  let line = new Line();
  for await (const chunk of stdin) {
    let rest: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let newline = rest.indexOf(0x0a); newline >= 0; newline = rest.indexOf(0x0a)) {
      line.add(rest.subarray(0, newline));
      if (!line.isBlank()) yield line.read();
      line = new Line();
      rest = rest.subarray(newline + 1);
    }
    line.add(rest);
  }
  if (!line.isBlank()) yield line.read();
}

const KEY = /"rawBase64"\s*:\s*"/;
const QUOTE = 0x22;

/** One line as it comes in: the JSON without the long string, and what that string says. */
class Line {
  private frame = '';
  private mail: Buffer[] = [];
  private carried = '';
  private state: 'before' | 'inside' | 'after' = 'before';

  add(bytes: Buffer): void {
    let rest = bytes;
    if (this.state === 'before') {
      this.frame += rest.toString();
      const key = KEY.exec(this.frame);
      if (!key) return;
      const start = key.index + key[0].length;
      rest = Buffer.from(this.frame.slice(start));
      this.frame = this.frame.slice(0, start);
      this.state = 'inside';
    }
    if (this.state === 'inside') {
      const quote = rest.indexOf(QUOTE);
      this.decode((quote < 0 ? rest : rest.subarray(0, quote)).toString('latin1'), quote >= 0);
      if (quote < 0) return;
      rest = rest.subarray(quote);
      this.state = 'after';
    }
    this.frame += rest.toString();
  }

  isBlank(): boolean {
    return this.frame.trim() === '';
  }

  read(): MailLine {
    try {
      const { id } = JSON.parse(this.frame) as { id?: unknown };
      if (this.state !== 'after') return { id: id ?? null, error: 'no rawBase64 in this line' };
      const raw = Buffer.concat(this.mail);
      this.mail = [];
      return { id: id ?? null, raw };
    } catch (error) {
      return { id: null, error: (error as Error).message };
    }
  }

  /** Base64 in groups of four; what is left of a piece goes before the next. JSON may write `/` as `\/`. */
  private decode(piece: string, last: boolean): void {
    const text = this.carried + piece.replace(/[\s\\]+/g, '');
    const whole = last ? text.length : text.length - (text.length % 4);
    this.carried = text.slice(whole);
    if (whole > 0) this.mail.push(Buffer.from(text.slice(0, whole), 'base64'));
  }
}
