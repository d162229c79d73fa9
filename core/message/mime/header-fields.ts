import { keepCompiled } from './keep-compiled.ts';
import { limits } from './limits.ts';
import { remembered } from './remembered.ts';

/** The fields of one header block (RFC 5322 §2.2). Values are bytes as latin1: decoding is up to the reader of the field. */
export class HeaderFields {
  /** Name → values as they came, in their order. */
  private readonly folded: ReadonlyMap<string, readonly string[]>;
  /** The name of every field, in their order. */
  readonly names: readonly string[];

  constructor(folded: Map<string, string[]>, names: readonly string[] = []) {
    this.folded = folded;
    this.names = names;
  }

  has(name: string): boolean {
    return this.folded.has(name);
  }

  /** The first field of that name, unfolded; null where there is none. */
  first(name: string): string | null {
    const values = this.folded.get(name);
    return values ? unfold(values[0] as string) : null;
  }

  /** Every field of that name, unfolded. */
  all(name: string): string[] {
    return this.folded.get(name)?.map(unfold) ?? [];
  }

  /** The first value with anything but white space in it: senders repeat a field and leave one empty. */
  firstFilled(name: string): string | null {
    for (const folded of this.folded.get(name) ?? NONE) {
      const value = unfold(folded);
      if (value !== '') return value;
    }
    return null;
  }
}

keepCompiled(new HeaderFields(new Map()));

/**
 * Reads the fields of a header block, given as latin1. A line that is no field belongs to the
 * one before where that ends in a comma, broken by a mailer that does not fold; elsewhere it is left out.
 */
export function readHeaderFields(block: string): HeaderFields {
  const fields = new Map<string, string[]>();
  const names: string[] = [];
  /** The values among which the field read last stands, at their end. */
  let last: string[] | undefined;
  let position = 0;
  while (position < block.length && names.length < limits.headerFields) {
    let end = block.indexOf('\n', position);
    if (end < 0) end = block.length;
    const first = block.charCodeAt(position);
    if (first === 0x20 || first === 0x09) {
      if (last) append(last, block.slice(position, end));
    } else {
      const name = fieldName(block, position, end);
      if (name) {
        names.push(name.text);
        last = fields.get(name.text);
        if (!last) {
          last = [];
          fields.set(name.text, last);
        }
        last.push(block.slice(name.valueStart, Math.min(end, name.valueStart + limits.fieldBytes)));
      } else if (last && /[,;]\s*$/.test((last.at(-1) as string).slice(-200)))
        append(last, ` ${block.slice(position, end)}`);
    }
    position = end + 1;
  }
  return new HeaderFields(fields, names);
}

/** Whether the line at `start` begins a field: a name of printable ASCII and a colon. */
export function startsField(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end && isNameByte(bytes[i] as number)) i++;
  if (i === start) return false;
  while (i < end && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++;
  return bytes[i] === 0x3a && i < end;
}

function fieldName(block: string, start: number, end: number): { text: string; valueStart: number } | null {
  let i = start;
  while (i < end && isNameByte(block.charCodeAt(i))) i++;
  const nameEnd = i;
  while (i < end && (block.charCodeAt(i) === 0x20 || block.charCodeAt(i) === 0x09)) i++;
  if (nameEnd === start || i >= end || block.charCodeAt(i) !== 0x3a) return null;
  return { text: inLowerCase(block.slice(start, nameEnd)), valueStart: i + 1 };
}

const inLowerCase = remembered((name) => name.toLowerCase());

function isNameByte(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && byte !== 0x3a;
}

function append(values: string[], line: string): void {
  const folded = values.at(-1) as string;
  if (folded.length + line.length <= limits.fieldBytes) values[values.length - 1] = `${folded}\n${line}`;
}

const NONE: readonly string[] = [];

function unfold(folded: string): string {
  return (folded.includes('\n') ? folded.replace(/[\r\n]+/g, '') : folded).trim();
}
