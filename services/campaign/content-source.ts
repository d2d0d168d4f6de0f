import type { CampaignContent } from '../../domain/campaign/campaign';
import { Failure, failure, invalid } from '../../domain/error/failure';
import type { Organization } from '../../domain/organization/organization';
import { compileContent } from '../content/compile';
import type { ContentSource } from '../content/content';
import type { ServiceContext } from '../context';
import { getOrganization } from '../organization/get';
import type { CampaignRow } from './load';

type Words = Pick<CampaignRow, 'subject' | 'content' | 'settings' | 'trackingEnabled' | 'utmParameters'>;

/**
 * What a campaign says, as the compiler takes it.
 * @throws VALIDATION_FAILED at `settings.from` when neither the campaign nor the organisation has a sender's address.
 */
export async function campaignSource(ctx: ServiceContext, campaign: Words): Promise<ContentSource> {
  const organization = await getOrganization(ctx);
  const { content, settings } = campaign;
  return {
    subject: campaign.subject,
    preheader: content.preheader,
    mjml: content.mjml,
    html: content.htmlContent,
    text: content.textContent,
    sender: settings.from ?? organizationSender(organization, ctx),
    replyTo: settings.replyTo,
    trackingEnabled: campaign.trackingEnabled,
    transactional: settings.transactional ?? false,
    utm: campaign.utmParameters,
    locale: organization.locale,
  };
}

function organizationSender({ name, senderName, senderEmail }: Organization, { locale }: ServiceContext) {
  if (senderEmail !== null) return { name: senderName ?? name, email: senderEmail };
  throw invalid([{ path: 'settings.from', message: noSender[locale] }]);
}

const noSender = {
  en: 'A sender address is needed: give one here, or set one for the organisation.',
  fr: "Une adresse d'expéditeur est nécessaire : donnez-en une ici, ou définissez celle de l'organisation.",
};

/** Makes sure that a campaign can be sent as it is. @throws INVALID_EMAIL_CONTENT with the request's field and the line. */
export async function assertCompiles(campaignId: string, source: ContentSource): Promise<void> {
  try {
    await compileContent(source);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'INVALID_EMAIL_CONTENT') throw error;
    const details = error.details.map(({ path, message }) => ({ path: requestField[path] ?? path, message }));
    throw failure('INVALID_EMAIL_CONTENT', { details, campaignId, cause: error });
  }
}

/** The compiler speaks of `mjml`; who wrote a campaign knows it as `content.mjml`. */
const requestField: Readonly<Record<string, string>> = {
  mjml: 'content.mjml',
  html: 'content.htmlContent',
  text: 'content.textContent',
  preheader: 'content.preheader',
} satisfies Record<string, `content.${keyof CampaignContent}`>;
