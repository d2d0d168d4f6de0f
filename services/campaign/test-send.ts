import type { TestCampaign } from '../../domain/campaign/schema';
import { failure } from '../../domain/error/failure';
import { getContactInOrganization } from '../contact/load';
import type { Fields } from '../content/content';
import { renderPreview } from '../content/preview';
import type { ServiceCall, ServiceContext } from '../context';
import { getOrganization } from '../organization/get';
import { getArtistInOrganization } from '../organization/list-artists';
import type { SystemMailer } from '../ports';
import { campaignSource } from './content-source';
import { getCampaignInOrganization } from './load';

interface TestSend {
  readonly mailer: SystemMailer;
  readonly call: ServiceCall<TestCampaign & { readonly campaignId: string }>;
}

/** Somebody to fill the variables with, where nobody was chosen. */
const sampleContact: Fields = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  company: 'Analytical Engines',
  city: 'London',
  country: 'GB',
  locale: 'en',
  tags: [],
  customFields: {},
};

/**
 * Mails a draft to the people who judge it, as one contact would see it. Their mail is no message of the campaign: it
 * is in no ledger, counts nowhere, and its links lead nowhere.
 * @throws NOT_FOUND; INVALID_EMAIL_CONTENT; PERSONALIZATION_ERROR; DELIVERY_FAILED when the mail server takes none.
 */
export async function sendCampaignTest({ mailer, call: { ctx, input } }: TestSend): Promise<{ readonly sent: number }> {
  const campaign = await getCampaignInOrganization(ctx, input.campaignId);
  const source = await campaignSource(ctx, campaign);
  const contact = input.contactId === undefined ? sampleContact : await fieldsOf(ctx, input.contactId);
  const organization = await getOrganization(ctx);
  const artist = campaign.artistId === null ? null : await getArtistInOrganization(ctx, campaign.artistId);
  const { subject, html, text } = await renderPreview(source, {
    contact,
    event: null,
    artist: artist === null ? null : { name: artist.name },
    organization: { name: organization.name },
    sender: { ...source.sender, signature: organization.signature },
  });
  for (const to of input.to) {
    await mailer.send({ to, subject: `[Test] ${subject}`, html, text }).catch((cause: unknown) => {
      throw failure('DELIVERY_FAILED', { campaignId: campaign.id, cause });
    });
  }
  return { sent: input.to.length };
}

async function fieldsOf(ctx: ServiceContext, contactId: string): Promise<Fields> {
  return { ...(await getContactInOrganization(ctx, contactId)) };
}
