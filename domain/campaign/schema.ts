import { z } from 'zod';
import { consentTypes } from '../consent/consent';
import { contactRoles } from '../contact/contact';
import { emailSchema, tagSchema } from '../contact/schema';
import { isStorable, isTimezone, MAX_TAGS } from '../contact/text';
import { exclusionReasons, messageStatuses } from '../message/message';
import { audienceVerdicts } from './audience-limits';
import { campaignCounters, campaignStatuses, campaignTypes } from './campaign';

/** Characters; a newsletter with its inlined styles is about 50,000. */
const MAX_CONTENT = 500_000;
const MAX_SUBJECT = 998;
const MAX_SEGMENTS = 50;
/** Messages in one test: the people who look at a draft, not a list. */
const MAX_TEST_RECIPIENTS = 10;

const storable = (max: number) => z.string().max(max).refine(isStorable, 'holds a character that cannot be stored');
const name = storable(200).trim().min(1);
const subject = storable(MAX_SUBJECT).trim().min(1);
const timezone = z.string().refine(isTimezone, 'a time zone such as Europe/Paris');
const segmentIds = z.array(z.uuid()).max(MAX_SEGMENTS);

const content = z
  .strictObject({
    mjml: storable(MAX_CONTENT).optional(),
    htmlContent: storable(MAX_CONTENT).optional(),
    textContent: storable(MAX_CONTENT).optional(),
    preheader: storable(MAX_SUBJECT).trim().optional(),
  })
  .refine(({ mjml, htmlContent }) => !(mjml && htmlContent), {
    error: 'give the body as mjml or as htmlContent, not as both',
    path: ['htmlContent'],
  });

const settings = z.strictObject({
  from: z.strictObject({ name: storable(200).trim(), email: emailSchema }).optional(),
  replyTo: emailSchema.optional(),
  ratePerSecond: z.number().min(0.1).max(100_000).optional(),
  consentType: z.enum(consentTypes).optional(),
  transactional: z.boolean().optional(),
  topicId: z.uuid().optional(),
});

const parameter = storable(200).trim().optional();
const utmParameters = z.strictObject({
  source: parameter,
  medium: parameter,
  campaign: parameter,
  term: parameter,
  content: parameter,
});

const fields = {
  name,
  description: storable(2_000).trim().nullable(),
  subject,
  content,
  templateId: z.uuid().nullable(),
  contactRole: z.enum(contactRoles).nullable(),
  segments: segmentIds,
  excludeSegments: segmentIds,
  timezone,
  trackingEnabled: z.boolean(),
  utmParameters: utmParameters.nullable(),
  settings,
  tags: z.array(tagSchema).max(MAX_TAGS),
};

export const createCampaignSchema = z
  .strictObject({
    ...z.object(fields).partial().shape,
    name,
    type: z.literal('EMAIL').default('EMAIL'),
  })
  .superRefine(({ templateId, subject: words, content: body }, context) => {
    if (templateId) return;
    if (words === undefined)
      context.addIssue({ code: 'custom', path: ['subject'], message: 'needed without templateId' });
    if (body === undefined)
      context.addIssue({ code: 'custom', path: ['content'], message: 'needed without templateId' });
  });
export type CreateCampaign = z.output<typeof createCampaignSchema>;

/** PUT and PATCH alike: only the fields sent are changed. A new `templateId` brings its words unless others are sent. */
export const updateCampaignSchema = z.strictObject(z.object(fields).partial().shape);
export type UpdateCampaign = z.output<typeof updateCampaignSchema>;

/** A time with an offset is that instant; one without is the clock of `timezone`. */
export const scheduleCampaignSchema = z.strictObject({
  sendDate: z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ local: true })]),
  timezone: timezone.optional(),
});
export type ScheduleCampaign = z.output<typeof scheduleCampaignSchema>;

export const testCampaignSchema = z.strictObject({
  to: z.array(emailSchema).min(1).max(MAX_TEST_RECIPIENTS),
  /** Whose values fill the variables; made-up ones when absent. */
  contactId: z.uuid().optional(),
});
export type TestCampaign = z.output<typeof testCampaignSchema>;

export const resendSchema = z.strictObject({ status: z.literal('in_doubt') });

const page = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(2_000).optional() };

export const campaignSorts = ['createdAt', 'updatedAt', 'name'] as const;
export type CampaignSort = (typeof campaignSorts)[number];

export const listCampaignsSchema = z.strictObject({
  ...page,
  sort: z.enum(campaignSorts.flatMap((field) => [field, `-${field}`] as const)).default('-createdAt'),
  q: z.string().trim().max(200).optional(),
  status: z.enum(campaignStatuses).optional(),
  tag: tagSchema.optional(),
});
export type ListCampaigns = z.output<typeof listCampaignsSchema>;

export const listRecipientsSchema = z.strictObject({
  ...page,
  status: z.enum(messageStatuses).optional(),
  reason: z.enum(exclusionReasons).optional(),
});
export type ListRecipients = z.output<typeof listRecipientsSchema>;

const counter = z.int();
export const campaignAnswer = z.object({
  ...fields,
  id: z.uuid(),
  organizationId: z.uuid(),
  artistId: z.uuid().nullable(),
  type: z.enum(campaignTypes),
  status: z.enum(campaignStatuses),
  totalRecipients: counter,
  sendDate: z.iso.datetime().nullable(),
  stats: z.record(z.enum(campaignCounters), counter),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  refusal: z.object({ code: z.string(), message: z.string(), at: z.iso.datetime() }).nullable(),
  temporal: z.object({ workflowId: z.string(), url: z.string().nullable() }).nullable(),
});

export const launchAnswer = z.object({
  campaignId: z.uuid(),
  workflowId: z.string(),
  status: z.enum(campaignStatuses),
  totalRecipients: counter,
});

export const recipientAnswer = z.object({
  messageId: z.uuid(),
  contactId: z.uuid(),
  email: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  status: z.enum(messageStatuses),
  reason: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  openedAt: z.iso.datetime().nullable(),
  clickedAt: z.iso.datetime().nullable(),
  unsubscribedAt: z.iso.datetime().nullable(),
});

export const audienceAnswer = z.object({
  recipients: counter,
  excluded: counter,
  reasons: z.partialRecord(z.enum(exclusionReasons), counter),
  people: counter,
  verdict: z.enum(audienceVerdicts),
  limits: z.object({ minimum: counter, maximum: counter.nullable() }),
});
