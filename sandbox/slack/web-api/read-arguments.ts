import type { Request } from 'express';
import type { Json } from '../control-api.ts';
import { SlackRefusal } from '../slack-refusal.ts';

/** Arguments that hold structures: as JSON text in a form, as themselves in a JSON body. */
const structured = new Set(['blocks', 'attachments', 'view', 'metadata', 'files', 'file_ids']);

/**
 * The arguments of a call from its query and its body, form-encoded or JSON.
 * @throws SlackRefusal invalid_arguments where a structured argument is not JSON
 */
export function readArguments(request: Request): Record<string, Json> {
  const args: Record<string, Json> = { ...request.query, ...(request.body as Record<string, Json> | undefined) };
  for (const [name, value] of Object.entries(args)) {
    if (structured.has(name) && typeof value === 'string') args[name] = parsed(name, value);
  }
  return args;
}

function parsed(name: string, text: string): Json {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackRefusal(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
  }
}
