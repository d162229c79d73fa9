import type { NextFunction, Request, Response } from 'express';

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what another web site makes a browser send: a foreign Host (DNS rebinding) or a foreign Origin. The workspace
 * has no passwords, so nobody but pages and programs of this machine may use it.
 */
export function onlyFromHere(request: Request, response: Response, next: NextFunction): void {
  const host = hostNameOf(`http://${request.get('host') ?? ''}`);
  const origin = request.get('origin');
  const foreignOrigin = origin !== undefined && hostNameOf(origin) !== host;
  if (host && ownNames.has(host) && !foreignOrigin) next();
  else response.status(403).type('text/plain').send('This address answers on this machine only.');
}

function hostNameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
