import { contentIdOf, declaredName } from './attachments.ts';
import { cleanFileName } from './file-name.ts';
import { keepCompiled } from './keep-compiled.ts';
import type { Part } from './structure.ts';

/**
 * The images that came with a mail and that its HTML shows: named by Content-ID (RFC 2392 `cid:`) or by Content-Location
 * (RFC 2557). What the HTML refers to is noted while it is read.
 */
export class InlineImages {
  private readonly parts: Part[];
  private names: Map<string, string> | null = null;
  private readonly shown = new Set<string>();
  hasHtml = false;

  constructor(attachments: Part[]) {
    this.parts = attachments;
  }

  /** The file name of the image that `src` refers to; null where none came with the mail. Counts as shown from then on. */
  nameOf(source: string): string | null {
    const reference = referenceOf(source);
    if (reference === '' || this.parts.length === 0) return null;
    if (this.shown.size < MOST_REFERENCES) this.shown.add(reference);
    this.names ??= namesOf(this.parts);
    return this.names.get(reference) ?? null;
  }

  nameOfPart(part: Part): string {
    return nameOfImage(part);
  }

  /** Notes what HTML shows that is not read itself, since the mail gives its text in another form too. */
  noteShown(html: string): void {
    this.hasHtml = true;
    if (this.parts.length === 0) return;
    for (const [, source] of html.matchAll(/\b(?:src|background)\s{0,9}=\s{0,9}["']?([^"'\s>]{1,1000})/gi)) {
      const reference = referenceOf(source as string);
      if (reference !== '' && this.shown.size < MOST_REFERENCES) this.shown.add(reference);
    }
  }

  /** Plain text as Outlook writes it: `[cid:image001.png@01D2]` where the image stands in the HTML. */
  nameIn(text: string): string {
    if (this.parts.length === 0 || !text.includes('cid:')) return text;
    return text.replace(/\[cid:([^\]\s]{1,500})\]/g, (mark, id: string) => {
      const name = this.nameOf(`cid:${id}`);
      return name === null ? mark : `[image: ${name}]`;
    });
  }

  /** @param reference a Content-ID or a Content-Location */
  isShown(reference: string): boolean {
    return this.shown.has(reference.trim().toLowerCase());
  }
}

keepCompiled(new InlineImages([]));

const MOST_REFERENCES = 10_000;

/** `cid:` may have its percent signs encoded (RFC 2392); what it names is compared without regard to case, as Outlook does. */
function referenceOf(source: string): string {
  const trimmed = source.trim();
  if (!/^cid:/i.test(trimmed)) return /^data:/i.test(trimmed) ? '' : trimmed.toLowerCase();
  const id = trimmed.slice('cid:'.length).replace(/^<|>$/g, '');
  try {
    return decodeURIComponent(id).toLowerCase();
  } catch {
    return id.toLowerCase();
  }
}

function nameOfImage(part: Part): string {
  return cleanFileName(declaredName(part), part.type, 'image');
}

function namesOf(parts: Part[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const part of parts) {
    const references = [contentIdOf(part), part.headers.firstFilled('content-location')];
    for (const reference of references) {
      const key = reference?.trim().toLowerCase();
      if (key && !names.has(key)) names.set(key, nameOfImage(part));
    }
  }
  return names;
}
