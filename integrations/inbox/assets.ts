import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { refuse } from './respond';

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** All there is to serve: no path of a request ever reaches the disk. */
const ASSETS: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/style.css': { file: 'style.css', type: 'text/css; charset=utf-8' },
  '/client.js': { file: 'client.js', type: 'text/javascript; charset=utf-8' },
};

export async function serveAsset(folder: string, response: ServerResponse, path: string): Promise<void> {
  const asset = ASSETS[path];
  if (asset === undefined) return refuse(response, 404, 'No such page');
  const content = await readFile(join(folder, asset.file));
  response.writeHead(200, {
    'Content-Type': asset.type,
    'Content-Security-Policy': PAGE_POLICY,
    'Cache-Control': 'no-cache',
  });
  response.end(content);
}
