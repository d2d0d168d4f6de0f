import { z } from 'zod';
import {
  audienceAnswer,
  campaignAnswer,
  createCampaignSchema,
  launchAnswer,
  listCampaignsSchema,
  listRecipientsSchema,
  recipientAnswer,
  resendSchema,
  scheduleCampaignSchema,
  testCampaignSchema,
  updateCampaignSchema,
} from '../../domain/campaign/schema';
import { cancelCampaign, pauseCampaign, resumeCampaign } from '../../services/campaign/control';
import { createCampaign } from '../../services/campaign/create';
import { deleteCampaign } from '../../services/campaign/delete';
import { duplicateCampaign } from '../../services/campaign/duplicate';
import { getCampaign } from '../../services/campaign/get';
import { launchCampaign } from '../../services/campaign/launch';
import { listCampaigns } from '../../services/campaign/list';
import { previewAudience } from '../../services/campaign/preview-audience';
import { listRecipients } from '../../services/campaign/recipients';
import { resendInDoubt } from '../../services/campaign/resend';
import { scheduleCampaign } from '../../services/campaign/schedule';
import { sendCampaignTest } from '../../services/campaign/test-send';
import { updateCampaign } from '../../services/campaign/update';
import type { ServiceCall } from '../../services/context';
import type { ApiDeps } from '../deps';
import { pageOf } from '../page-answer';
import { route } from '../route';
import type { Route } from '../route';

const tag = 'Campaigns';
const path = '/campaigns/:campaignId';
const params = z.strictObject({ campaignId: z.uuid() });
const nothing = z.strictObject({});
const launched = launchAnswer.extend({ resent: z.int() });

const changing = {
  path,
  tag,
  summary: 'Change the fields sent of a draft',
  permission: 'campaigns:write',
  params,
  body: updateCampaignSchema,
  answer: campaignAnswer,
} as const;

/** The verbs that need a campaign's id and no more. */
const verb = (
  name: string,
  summary: string,
  handle: (call: ServiceCall<{ readonly campaignId: string }>) => Promise<unknown>,
  spec: { readonly status?: number; readonly answer?: z.ZodType; readonly permission?: 'campaigns:write' } = {},
): Route =>
  route({
    method: 'post',
    path: `${path}/${name}`,
    tag,
    summary,
    permission: spec.permission ?? 'campaigns:send',
    params,
    body: nothing,
    status: spec.status ?? 200,
    answer: spec.answer ?? campaignAnswer,
    handler: ({ ctx, params: input }) => handle({ ctx, input }),
  });

const drafts: readonly Route[] = [
  route({
    method: 'get',
    path: '/campaigns',
    tag,
    summary: 'The campaigns, with their live counters',
    permission: 'campaigns:read',
    query: listCampaignsSchema,
    answer: pageOf(campaignAnswer),
    handler: ({ ctx, query }) => listCampaigns({ ctx, input: query }),
  }),
  route({
    method: 'post',
    path: '/campaigns',
    tag,
    summary: 'Save a draft; its words come from the template where none are given',
    permission: 'campaigns:write',
    body: createCampaignSchema,
    status: 201,
    answer: campaignAnswer,
    handler: ({ ctx, body }) => createCampaign({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path,
    tag,
    summary: 'One campaign, with its live counters',
    permission: 'campaigns:read',
    params,
    answer: campaignAnswer,
    handler: ({ ctx, params: input }) => getCampaign({ ctx, input }),
  }),
  route({
    ...changing,
    method: 'put',
    handler: ({ ctx, params: { campaignId }, body }) => updateCampaign({ ctx, input: { campaignId, patch: body } }),
  }),
  route({
    ...changing,
    method: 'patch',
    handler: ({ ctx, params: { campaignId }, body }) => updateCampaign({ ctx, input: { campaignId, patch: body } }),
  }),
  route({
    method: 'delete',
    path,
    tag,
    summary: 'Delete a draft or a cancelled campaign',
    permission: 'campaigns:write',
    params,
    handler: ({ ctx, params: input }) => deleteCampaign({ ctx, input }),
  }),
  verb('duplicate', 'A new draft with the same words, audience and settings', duplicateCampaign, {
    status: 201,
    permission: 'campaigns:write',
  }),
];

const sending: readonly Route[] = [
  verb('send', 'Send it now', launchCampaign, { status: 202, answer: launchAnswer }),
  route({
    method: 'post',
    path: `${path}/schedule`,
    tag,
    summary: 'Send it at a later time, or change that time',
    permission: 'campaigns:send',
    params,
    body: scheduleCampaignSchema,
    answer: campaignAnswer,
    handler: ({ ctx, params: { campaignId }, body }) => scheduleCampaign({ ctx, input: { campaignId, ...body } }),
  }),
  verb('pause', 'Hold it; what is already handed to the mail server goes out', pauseCampaign),
  verb('resume', 'Go on where it was held', resumeCampaign),
  verb('cancel', 'End it for good: who has not got it yet never does', cancelCampaign),
];

const ledger: readonly Route[] = [
  route({
    method: 'get',
    path: `${path}/audience`,
    tag,
    summary: 'How many people would get it now, and why the others would not',
    permission: 'campaigns:read',
    params,
    answer: audienceAnswer,
    handler: ({ ctx, params: input }) => previewAudience({ ctx, input }),
  }),
  route({
    method: 'get',
    path: `${path}/recipients`,
    tag,
    summary: 'What became of each message, and why',
    permission: 'campaigns:read',
    params,
    query: listRecipientsSchema,
    answer: pageOf(recipientAnswer),
    handler: ({ ctx, params: { campaignId }, query }) => listRecipients({ ctx, input: { campaignId, ...query } }),
  }),
  route({
    method: 'post',
    path: `${path}/recipients/resend`,
    tag,
    summary: 'Send once more to those whose message is in doubt',
    permission: 'campaigns:send',
    params,
    body: resendSchema,
    status: 202,
    answer: launched,
    handler: ({ ctx, params: { campaignId } }) => resendInDoubt({ ctx, input: { campaignId } }),
  }),
];

/** Campaigns from their draft to their ledger. */
export const campaignRoutes = ({ mailer }: Pick<ApiDeps, 'mailer'>): readonly Route[] => [
  ...drafts,
  ...sending,
  route({
    method: 'post',
    path: `${path}/test`,
    tag,
    summary: 'Mail it to the people who judge it; it counts nowhere',
    permission: 'campaigns:send',
    params,
    body: testCampaignSchema,
    answer: z.object({ sent: z.int() }),
    handler: ({ ctx, params: { campaignId }, body }) =>
      sendCampaignTest({ mailer, call: { ctx, input: { campaignId, ...body } } }),
  }),
  ...ledger,
];
