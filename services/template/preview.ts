import { eq } from 'drizzle-orm';
import { artists } from '../../db/schema';
import type { PreviewDraft, PreviewReader } from '../../domain/template/schema';
import type { EmailPreview } from '../../domain/template/template';
import { getContactInOrganization } from '../contact/load';
import type { ContentScope, Fields } from '../content/content';
import { renderPreview } from '../content/preview';
import type { ServiceCall, ServiceContext } from '../context';
import { contactFields } from '../message/recipient-fields';
import { getOrganization } from '../organization/get';
import type { TemplateWords } from './check-words';
import { atRequestFields, sourceOf } from './check-words';
import { getTemplateInOrganization } from './get';

/** A saved template as one person would read it; without a person, every variable is missing and says so. */
export async function previewTemplate({
  ctx,
  input: { templateId, ...reader },
}: ServiceCall<PreviewReader & { readonly templateId: string }>): Promise<EmailPreview> {
  const template = await getTemplateInOrganization(ctx, templateId);
  return preview(ctx, template, reader, template.artistId);
}

/** The same for words that are not saved. @throws INVALID_EMAIL_CONTENT with each place at fault. */
export async function previewDraft({ ctx, input }: ServiceCall<PreviewDraft>): Promise<EmailPreview> {
  const { contactId, contact, preheader = null, textTemplate = null, ...rest } = input;
  return preview(ctx, { ...rest, preheader, textTemplate }, { contactId, contact }, ctx.artistId);
}

async function preview(
  ctx: ServiceContext,
  words: TemplateWords,
  reader: PreviewReader,
  artistId: string | null,
): Promise<EmailPreview> {
  const organization = await getOrganization(ctx);
  const sender = {
    name: organization.senderName ?? organization.name,
    email: organization.senderEmail ?? '',
    signature: organization.signature,
  };
  const scope: ContentScope = {
    contact: await readerFields(ctx, reader),
    artist: await artistFields(ctx, artistId),
    organization: { name: organization.name },
    sender,
    event: null,
  };
  return atRequestFields(() => renderPreview(sourceOf(words, sender), scope));
}

async function readerFields(ctx: ServiceContext, { contactId, contact = {} }: PreviewReader): Promise<Fields> {
  return contactId === undefined ? contact : contactFields(await getContactInOrganization(ctx, contactId));
}

async function artistFields({ db }: ServiceContext, artistId: string | null): Promise<Fields | null> {
  if (artistId === null) return null;
  const [artist] = await db.select({ name: artists.name }).from(artists).where(eq(artists.id, artistId));
  return artist ?? null;
}
