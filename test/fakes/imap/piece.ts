import type { Content } from './content.ts';

/** A literal (RFC 3501, section 4.3) as it goes out; `announced` may lie. */
export interface Literal {
  literal: Content;
  announced: number;
}

/** What the server does next: write text (Latin 1) or bytes, cut the connection, or say nothing more on it. */
export type Piece = string | Uint8Array | Literal | { act: 'cut' | 'silence' };

export const cut: Piece = { act: 'cut' };
export const silence: Piece = { act: 'silence' };
export const isLiteral = (piece: Piece): piece is Literal => typeof piece === 'object' && 'literal' in piece;
