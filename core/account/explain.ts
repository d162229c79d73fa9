import type { CauseField } from './causes/cause.ts';
import { causes } from './causes/index.ts';
import type { Explanation, FormField, Side } from './diagnosis.ts';
import type { Failure } from './failure.ts';

/** A failure's cause, remedy and form field: of the first row in the catalogue that fits. The last row fits everything. */
export function explain(failure: Failure): Explanation {
  const found = causes.find((cause) => cause.fits(failure));
  if (found === undefined) throw new Error('The catalogue of causes must end with a row that fits everything');
  return explanationFrom(found, failure.side, failure.words);
}

/** The explanation of a stored error: its code may be one that the catalogue has dropped since. */
export function explanationOf(code: string, side: Side, serverWords: string): Explanation {
  const found = causes.find((cause) => cause.code === code) ?? causes[causes.length - 1];
  if (found === undefined) throw new Error('The catalogue of causes is empty');
  return { ...explanationFrom(found, side, serverWords), code };
}

function explanationFrom(found: (typeof causes)[number], side: Side, serverWords: string): Explanation {
  const { code, cause, remedy, help = null, field, temporary } = found;
  return { code, cause, remedy, help, field: onSide(field, side), temporary, serverWords };
}

function onSide(field: CauseField | null, side: Side) {
  if (field === null || field === 'address' || field === 'folder') return field;
  if (field === 'encryption') return side === 'incoming' ? 'incoming.technology' : 'outgoing.protocol';
  return `${side}.${field}` as FormField;
}
