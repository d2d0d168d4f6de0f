import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { prepared, recipient, sentAt } from './content.fixture';
import { renderHtml, renderMessage } from './render';

/** Newsletters as designers write them, which come with the design and not with the repository. */
const folder = join(import.meta.dirname, '../../../shared/fixtures/mjml');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mjml')) : [];

describe.skipIf(names.length === 0)(`a designer's newsletter (skipped where ${folder} is absent)`, () => {
  it.each(names)('%s reaches its reader whole, below the size that Gmail cuts at', async (name) => {
    const [head = '', body = ''] = readFileSync(join(folder, name), 'utf8').split(/(?=<mj-body)/);
    const mjml = head + body.replace(/(<mj-text[^>]*>)/, '$1Dear {{ contact.firstName | default: "friend" }},');
    const content = await prepared({ html: null, mjml, subject: 'For {{ contact.firstName }}' });
    const { html, text, subject } = await simpleParser(renderMessage(content, recipient(), sentAt).content);
    expect(subject).toBe('For Jean');
    const pixel = /https:[^"]*\/t\/o\/[\w-]{40}/;
    expect(String(html).replace(pixel, 'data:,')).toBe(renderHtml(content, recipient()));
    expect(html).toContain('Dear Jean,');
    expect(text).toContain('Dear Jean,');
    expect(html).not.toMatch(/[\u{E000}\u{E001}]/u);
    expect(Buffer.byteLength(String(html))).toBeLessThan(102 * 1024);
  });
});
