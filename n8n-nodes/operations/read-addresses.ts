import type { Correspondent } from '@inbox-email/core/message/correspondent.ts';
import { readAddresses } from '@inbox-email/core/message/mime/addresses.ts';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

/** The addresses in a field as people type them: `Ana <ana@example.com>, rui@example.com`. */
export function addressesIn(n8n: IExecuteFunctions, index: number, field: string, label: string): Correspondent[] {
  const typed = (n8n.getNodeParameter(field, index, '') as string).trim();
  if (typed === '') return [];
  const read = readAddresses(typed, null);
  const wrong = read.find(({ address }) => !/^[^\s@<>]+@[^\s@<>]+$/.test(address));
  if (read.length > 0 && wrong === undefined) return read;
  throw new NodeOperationError(n8n.getNode(), `${label}: “${typed}” is no e-mail address`, {
    itemIndex: index,
    description: 'Write addresses as ana@example.com or Ana <ana@example.com>, separated by commas.',
  });
}
