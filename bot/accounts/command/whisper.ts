import type { KnownBlock } from '@slack/types';
import { paragraph } from '../../block-kit.ts';

/** A message that only its reader sees. `text` is what notifications and screen readers say. */
export interface Whisper {
  response_type: 'ephemeral';
  text: string;
  blocks: KnownBlock[];
}

export function whisper(text: string, blocks: KnownBlock[] = [paragraph(text)]): Whisper {
  return { response_type: 'ephemeral', text, blocks };
}
