/** A line `{"id": …, "rawBase64": "…"}` of standard input, or what is wrong with it. */
export type MailLine = { id: unknown; raw: Buffer } | { id: unknown; error: string };

/** Reads such lines. A mail is decoded as its line comes in: one of 50 MB is never a string of 67. */
export async function* readMailLines(stdin: NodeJS.ReadableStream): AsyncGenerator<MailLine> {
  const mail = new GrowingBytes();
  let line = new Line(mail);
  for await (const chunk of stdin) {
    let rest: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let newline = rest.indexOf(0x0a); newline >= 0; newline = rest.indexOf(0x0a)) {
      line.add(rest.subarray(0, newline));
      if (!line.isBlank()) yield line.read();
      line = new Line(mail);
      rest = rest.subarray(newline + 1);
    }
    line.add(rest);
  }
  if (!line.isBlank()) yield line.read();
}

const KEY = /"rawBase64"\s*:\s*"/;
const QUOTE = 0x22;

/** One line as it comes in: the JSON around the long string, and what that string says. */
class Line {
  private readonly mail: GrowingBytes;
  private frame = '';
  private carried = '';
  private state: 'before' | 'inside' | 'after' = 'before';
  private failure: Error | null = null;

  constructor(mail: GrowingBytes) {
    this.mail = mail;
    mail.clear();
  }

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
      if (this.failure) return { id: id ?? null, error: this.failure.message };
      if (this.state !== 'after') return { id: id ?? null, error: 'no rawBase64 in this line' };
      return { id: id ?? null, raw: this.mail.take() };
    } catch (error) {
      return { id: null, error: (error as Error).message };
    }
  }

  /** Base64 in groups of four; what is left of a piece goes before the next. JSON may write `/` as `\/`. */
  private decode(piece: string, last: boolean): void {
    const text = this.carried + piece.replace(/[\s\\]+/g, '');
    const whole = last ? text.length : text.length - (text.length % 4);
    this.carried = text.slice(whole);
    try {
      if (this.failure === null) this.mail.append(text.slice(0, whole));
    } catch (error) {
      this.failure = error as Error;
    }
  }
}

const LARGEST_MAIL = 512 * 1024 * 1024;
const STEP = 1024 * 1024;

/** Bytes that grow in place, so that no smaller copies of them wait to be collected. */
class GrowingBytes {
  private readonly memory = new ArrayBuffer(0, { maxByteLength: LARGEST_MAIL });
  private length = 0;

  clear(): void {
    this.length = 0;
    if (this.memory.byteLength > STEP) this.memory.resize(0);
  }

  append(base64: string): void {
    const most = this.length + Math.ceil((base64.length * 3) / 4);
    if (most > LARGEST_MAIL) throw new RangeError('a mail larger than 512 MB');
    if (most > this.memory.byteLength) this.memory.resize(Math.min(LARGEST_MAIL, most + STEP));
    this.length += Buffer.from(this.memory, 0, this.memory.byteLength).write(base64, this.length, 'base64');
  }

  /** A copy of its own, and nothing left here. */
  take(): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.length);
    bytes.set(Buffer.from(this.memory, 0, this.length));
    this.clear();
    return bytes;
  }
}
