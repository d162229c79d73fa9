import type { Json } from '../control-api.ts';

/** One thing for the app, as Socket Mode names it; HTTP mode posts the same payloads. */
export interface Outgoing {
  type: 'events_api' | 'interactive' | 'slash_commands';
  payload: Json;
  acceptsResponse: boolean;
  /** Set on redelivery of an event. */
  retry?: { attempt: number; reason: string };
}

/** What the app answered: `silent` not within the deadline, `unreachable` not connected, `refused` with an error. */
export type Ack =
  | { status: 'acked'; payload: Json | null }
  | { status: 'silent' | 'unreachable' | 'refused'; detail: string };

/** How the app is reached: over Socket Mode or over HTTP. */
export interface Transport {
  kind: 'socket' | 'http';
  connected(): boolean;
  send(outgoing: Outgoing): Promise<Ack>;
  /** Ends connections for a fault: `drop` without a word, `refresh` with Slack's disconnect message. */
  disconnect(how: 'drop' | 'refresh'): void;
  /** Ends all connections in good order. */
  stop(): Promise<void>;
}
