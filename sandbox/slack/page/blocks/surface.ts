import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../control-api.ts';

/** Where blocks are drawn, a view or a message: it keeps their fields' values and takes what people do with them. */
export interface Surface {
  kind: 'modal' | 'home' | 'message';
  /** A field's value in Slack's shape, as `{ type, value }`; undefined where it has none. */
  valueOf(blockId: string, actionId: string): Json | undefined;
  /** Keeps what was typed or chosen. `value` is in Slack's shape without `type`. */
  change(blockId: string, element: Json, value: Json): void;
  /** Tells the app, after the element's confirmation if it has one. Resolves with false where the person declined. */
  dispatch(blockId: string, element: Json, did: Json): Promise<boolean>;
  /** What an external select offers. */
  options(blockId: string, actionId: string, typed: string): Promise<Json>;
  /** The words under an input that was refused. */
  errorOf(blockId: string): string | undefined;
}

export const SurfaceProvider = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceProvider);
  if (!surface) throw new Error('Blocks are drawn outside of a surface');
  return surface;
}
