import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findPackageJSON, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join, resolve, sep } from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';

/**
 * The page's files: TypeScript is served as JavaScript with its types stripped, and `/vendor/PACKAGE/FILE` is a file
 * of an installed package (`/vendor/preact/dist/preact.module.js`).
 */
export function servePage(folder: string): Router {
  const router = Router();
  router.get('/vendor/*path', sendVendorFile);
  router.get(/\.ts$/, async (request, response, next) => {
    const source = await textOf(inside(folder, request.path));
    if (source === null) return next();
    response.type('text/javascript').send(stripTypeScriptTypes(source));
  });
  router.get(['/', '/index.html'], async (_request, response, next) => {
    const html = await textOf(join(folder, 'index.html'));
    if (html === null) return next();
    response.set('content-security-policy', contentSecurityPolicy(inlineScriptHashes(html)));
    response.type('html').send(html);
  });
  router.use(express.static(folder, { cacheControl: false, etag: false, lastModified: false }));
  return router;
}

/** Nothing from elsewhere, no inline scripts, no framing by other sites; nothing is cached. */
export function protect(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy': contentSecurityPolicy([]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  next();
}

/** An import map has to be inline: it is allowed by its hash. */
function contentSecurityPolicy(scripts: readonly string[]): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(([, script = '']) => {
    return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  });
}

function sendVendorFile(request: Request, response: Response, next: NextFunction): void {
  const parts = request.path.slice('/vendor/'.length).split('/').map(decodeURIComponent);
  const name = parts.splice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/');
  const root = packageFolder(name);
  const path = root && inside(root, parts.join('/'));
  if (!path || !/\.(m?js|map)$/.test(path)) {
    next();
    return;
  }
  response.sendFile(path, { cacheControl: false, dotfiles: 'allow' }, (error) => {
    if (error) next();
  });
}

function packageFolder(name: string): string | null {
  try {
    const path = findPackageJSON(name, import.meta.url);
    return path ? dirname(path) : null;
  } catch {
    return null;
  }
}

/** The path of a file in a folder; null where it would lie outside. */
function inside(folder: string, path: string): string | null {
  const full = resolve(folder, `.${sep}${path}`);
  return full.startsWith(resolve(folder) + sep) ? full : null;
}

async function textOf(path: string | null): Promise<string | null> {
  if (path === null || extname(path) === '') return null;
  return readFile(path, 'utf8').catch(() => null);
}
