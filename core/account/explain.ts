import { causes } from './causes.ts';
import type { Explanation, FormField, Side } from './diagnosis.ts';
import type { Failure } from './failure.ts';

/** A failure's cause, remedy and form field: of the first row in the catalogue that fits. The last row fits everything. */
export function explain(failure: Failure): Explanation {
  const found = causes.find((cause) => cause.fits(failure));
  if (found === undefined) throw new Error('The catalogue of causes must end with a row that fits everything');
  const { code, cause, remedy, field, temporary } = found;
  return { code, cause, remedy, field: onSide(field, failure.side), temporary, serverWords: failure.words };
}

/** The explanation of a stored error: its code may be one that the catalogue has dropped since. */
export function explanationOf(code: string, side: Side, serverWords: string): Explanation {
  const found = causes.find((cause) => cause.code === code) ?? causes[causes.length - 1];
  if (found === undefined) throw new Error('The catalogue of causes is empty');
  const { cause, remedy, field, temporary } = found;
  return { code, cause, remedy, field: onSide(field, side), temporary, serverWords };
}

function onSide(
  field: 'host' | 'port' | 'encryption' | 'login' | 'password' | 'address' | 'folder' | null,
  side: Side,
) {
  if (field === null || field === 'address' || field === 'folder') return field;
  if (field === 'encryption') return side === 'incoming' ? 'incoming.technology' : 'outgoing.protocol';
  return `${side}.${field}` as FormField;
}
