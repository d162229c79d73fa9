import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Which of an item's binary fields go out with a mail. */
export const filesProperty: INodeProperties = {
  displayName: 'Attachments',
  name: 'files',
  type: 'string',
  default: '',
  placeholder: 'invoice,photo',
  hint: 'The names of binary fields of the item, separated by commas',
};

interface OutgoingFile {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

export async function outgoingFiles(n8n: IExecuteFunctions, index: number): Promise<OutgoingFile[]> {
  const named = (n8n.getNodeParameter('files', index, '') as string).split(',');
  const files: OutgoingFile[] = [];
  for (const field of named.map((name) => name.trim()).filter((name) => name !== '')) {
    const { fileName, mimeType } = n8n.helpers.assertBinaryData(index, field);
    const bytes = await n8n.helpers.getBinaryDataBuffer(index, field);
    files.push({ filename: fileName ?? field, contentType: mimeType, bytes });
  }
  return files;
}

/** The same as the desk takes them: in base64. */
export async function deskFiles(n8n: IExecuteFunctions, index: number) {
  const files = await outgoingFiles(n8n, index);
  return files.map(({ filename, contentType, bytes }) => ({
    ...{ filename, contentType, content: Buffer.from(bytes).toString('base64') },
  }));
}
