import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Where a sealed value stands. It is part of the seal: a ciphertext copied to another row or field does not open. */
export interface Place {
  table: string;
  id: string;
  field: string;
}

/** Seals and opens secrets: AES-256-GCM, 96-bit random nonce, `v1.<key id>.<base64url of nonce, ciphertext, tag>`. */
export interface Vault {
  seal(plain: string, place: Place): string;
  /** @throws SealBroken where the key is missing, or the value was changed or moved. */
  open(sealed: string, place: Place): string;
  /** Whether the key that seals now has sealed it. */
  isCurrent(sealed: string): boolean;
}

/** Keys of 32 bytes, newest first; asked for anew at each use where they may change meanwhile. */
export type KeyRing = readonly Uint8Array[] | (() => readonly Uint8Array[]);

/** A sealed value could not be opened. Says why without showing anything of it. */
export class SealBroken extends Error {
  readonly code = 'ESEALBROKEN';

  constructor(why: string) {
    super(`A stored password could not be opened: ${why}`);
    this.name = 'SealBroken';
  }
}

/** A vault over a key ring: the first key seals, every one opens what it sealed. */
export function createVault(keys: KeyRing): Vault {
  const ring = ringOf(keys);
  ring();
  return {
    seal(plain, place) {
      const { newest } = ring();
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce).setAAD(associatedData(place));
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${keyId(newest)}.${sealed.toString('base64url')}`;
    },
    open(sealed, place) {
      const [version, id = '', body = ''] = sealed.split('.');
      const key = ring().byId.get(id);
      const bytes = Buffer.from(body, 'base64url');
      if (version !== 'v1' || bytes.length < 28) throw new SealBroken('it is not in a known form');
      if (key === undefined) throw new SealBroken(`the key ${id} is not in the key ring`);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(associatedData(place));
      decipher.setAuthTag(bytes.subarray(-16));
      try {
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new SealBroken('it was changed, or belongs elsewhere');
      }
    },
    isCurrent: (sealed) => sealed.split('.')[1] === keyId(ring().newest),
  };
}

function ringOf(keys: KeyRing) {
  let known: readonly Uint8Array[] = [];
  let ring: { newest: Uint8Array; byId: Map<string, Uint8Array> } | undefined;
  return () => {
    const current = typeof keys === 'function' ? keys() : keys;
    if (ring === undefined || current !== known) {
      const [newest] = current;
      if (newest === undefined || current.some((key) => key.length !== 32)) {
        throw new Error('A vault needs keys of 32 bytes');
      }
      known = current;
      ring = { newest, byId: new Map(current.map((key) => [keyId(key), key])) };
    }
    return ring;
  };
}

/**
 * The key ring of a file: a base64 key of 32 bytes a line, newest first. A missing file is made with one new key,
 * readable by its owner only (mode 0600).
 */
export function keysOfFile(file: string): Uint8Array[] {
  if (!existsSync(file)) makeKeyFile(file);
  return keysOfText(readFileSync(file, 'utf8'), file);
}

/** The key ring of a file as it is at each use: another process may put a new key into it. Made like keysOfFile. */
export function ringOfFile(file: string): () => readonly Uint8Array[] {
  let keys = keysOfFile(file);
  let read = stampOf(file);
  return () => {
    // Nothing is lost while the file is out of reach for a moment: what was read last still holds.
    const now = stampOf(file) ?? read;
    if (now !== read) {
      try {
        keys = keysOfText(readFileSync(file, 'utf8'), file);
        read = now;
      } catch {
        // Half written, or not ours to read at the moment: it is tried again at the next use.
      }
    }
    return keys;
  };
}

function stampOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}

/** Puts these keys, newest first, in the place of those of the file: all of it or nothing, also where the power fails. */
export function writeKeyFile(file: string, keys: readonly Uint8Array[]): void {
  // Behind a link, the file that it leads to: whoever sets the link anew shall find these keys.
  const place = realpathSync(file);
  const draft = `${place}.${process.pid}`;
  const text = keys.map((key) => `${Buffer.from(key).toString('base64')}\n`).join('');
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  // Who could read it can still: the process that works may be another user than whoever rotates.
  const { uid, gid, mode } = statSync(place);
  chownSync(draft, uid, gid);
  chmodSync(draft, mode & 0o777);
  renameSync(draft, place);
  const folder = openSync(dirname(place), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Like keysOfFile, for a key ring given as text; `origin` names it in errors. */
export function keysOfText(text: string, origin: string): Uint8Array[] {
  const keys = text.split(/[\s,]+/).filter((line) => line !== '');
  const decoded = keys.map((key) => Buffer.from(key, 'base64'));
  if (decoded.length === 0 || decoded.some((key) => key.length !== 32)) {
    throw new Error(`${origin} must hold base64 keys of 32 bytes, one a line (make one: openssl rand -base64 32)`);
  }
  return decoded;
}

function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    // link() never overwrites: of two processes that start at once, one makes the key and both use it.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

const keyId = (key: Uint8Array) => createHash('sha256').update(key).digest('hex').slice(0, 8);
const associatedData = ({ table, id, field }: Place) => Buffer.from(`${table}/${id}/${field}`);
