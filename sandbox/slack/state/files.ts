import { newId } from './ids.ts';
import type { State, StoredFile } from './state.ts';

/** Makes a file whose bytes are still to come. */
export function newFile(state: State, { name, size, user }: Pick<StoredFile, 'name' | 'size' | 'user'>): StoredFile {
  const file: StoredFile = {
    id: newId(state, 'F'),
    name,
    title: name,
    mimetype: mimetypeOf(name),
    size,
    created: Math.floor(state.clock() / 1000),
    user,
    bytes: null,
    shares: [],
  };
  state.files.set(file.id, file);
  return file;
}

/** Slack goes by the name's ending, whatever type the upload claims. */
function mimetypeOf(name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return mimetypes[ending] ?? 'application/octet-stream';
}

const mimetypes: Record<string, string> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  json: 'application/json',
  xml: 'application/xml',
  pdf: 'application/pdf',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};
