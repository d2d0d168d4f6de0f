import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import { newId } from '../../db/columns';
import { compileContent } from '../content/compile';
import type { CompiledContent, ContentSource, SharedScope } from '../content/content';

/** Raised when the compiler makes something else of the same source, so that stored results are not used again. */
const COMPILER = 1;

interface ContentOwner {
  readonly organizationId: string;
  readonly artistId: string | null;
}

/**
 * Freezes what is to be sent: compiled once, stored once by the digest of its source.
 * @returns the id that ledger rows carry. @throws INVALID_EMAIL_CONTENT, see `compileContent`.
 */
export async function storeContent(sql: Sql, owner: ContentOwner, source: ContentSource): Promise<string> {
  const digest = digestOf(owner, source);
  const [known] = await sql<{ id: string }[]>`
    select id from message_contents where organization_id = ${owner.organizationId} and digest = ${digest}`;
  if (known !== undefined) return known.id;
  const compiled = await compileContent(source);
  await sql`
    insert into message_contents (id, organization_id, artist_id, digest, subject, preheader, mjml, html, text, sender,
      reply_to, tracking_enabled, transactional, utm, links, compiled)
    values (${newId()}, ${owner.organizationId}, ${owner.artistId}, ${digest}, ${source.subject},
      ${source.preheader ?? null}, ${source.mjml ?? null}, ${source.html ?? null}, ${source.text ?? null},
      ${JSON.stringify(source.sender)}::text::jsonb, ${source.replyTo ?? null}, ${source.trackingEnabled},
      ${source.transactional}, ${source.utm ? JSON.stringify(source.utm) : null}::text::jsonb,
      ${JSON.stringify(compiled.links)}::text::jsonb, ${JSON.stringify(compiled)}::text::jsonb)
    on conflict (organization_id, digest) do nothing`;
  const [stored] = await sql<{ id: string }[]>`
    select id from message_contents where organization_id = ${owner.organizationId} and digest = ${digest}`;
  if (stored === undefined) throw new Error('a message content that was just stored is gone');
  return stored.id;
}

const digestOf = ({ artistId }: ContentOwner, source: ContentSource): string => {
  const { subject, preheader, mjml, html, text, sender, replyTo, trackingEnabled, transactional, utm, locale } = source;
  const said = [subject, preheader, mjml, html, text, sender.name, sender.email, replyTo].map((value) => value ?? null);
  const parameters = [utm?.source, utm?.medium, utm?.campaign, utm?.term, utm?.content].map((value) => value ?? null);
  const all = [COMPILER, artistId, ...said, trackingEnabled, transactional, ...parameters, locale ?? null];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
};

export interface StoredContent {
  readonly compiled: CompiledContent;
  readonly shared: SharedScope;
}

/** A frozen content with the names that all its recipients share; null when the organisation has no such content. */
export async function loadContent(sql: Sql, organizationId: string, contentId: string): Promise<StoredContent | null> {
  const [row] = await sql<ContentRow[]>`
    select t.compiled, o.name as organization, o.signature, a.name as artist
    from message_contents t join organizations o on o.id = t.organization_id left join artists a on a.id = t.artist_id
    where t.id = ${contentId} and t.organization_id = ${organizationId}`;
  if (row === undefined) return null;
  const { compiled, organization, signature, artist } = row;
  return {
    compiled,
    shared: {
      organization: { name: organization },
      artist: artist === null ? null : { name: artist },
      sender: { ...compiled.sender, signature },
    },
  };
}

interface ContentRow {
  readonly compiled: CompiledContent;
  readonly organization: string;
  readonly signature: string | null;
  readonly artist: string | null;
}
