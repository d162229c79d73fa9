import type { INodeProperties } from 'n8n-workflow';

/** What a mail or note says: plain text, sent as text and HTML. */
export const textProperty: INodeProperties = {
  displayName: 'Text',
  name: 'text',
  type: 'string',
  typeOptions: { rows: 5 },
  default: '',
  required: true,
  description: 'Plain text; addresses of web pages become links',
};
