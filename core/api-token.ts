/** What a token for the HTTP API may be used for. */
export const scopes = [
  'tickets:read',
  'tickets:write',
  'accounts:read',
  'accounts:write',
  'events:read',
  'webhooks:write',
] as const;
export type Scope = (typeof scopes)[number];

/** A token of the HTTP API as people see it: the secret itself was shown once and is nowhere. */
export interface ApiToken {
  id: string;
  /** What it is for: "n8n". */
  name: string;
  scopes: Scope[];
  /** Who made it, by the surface's id. */
  createdBy: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** To the minute; null where nobody has used it yet. */
  lastUsedAt: number | null;
}

/** As whom a token acts: tickets and events name it so. */
export const actorIdOfToken = (tokenId: string) => `token:${tokenId}`;

/** The token behind an actor's id; null for a person's. */
export function tokenOfActorId(actorId: string): string | null {
  return actorId.startsWith('token:') ? actorId.slice('token:'.length) : null;
}
