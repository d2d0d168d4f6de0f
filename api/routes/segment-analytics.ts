import { segmentAnalyticsAnswer, segmentAnalyticsQuery } from '../../domain/segment/analytics-schema';
import { segmentParams } from '../../domain/segment/schema';
import { contactWhyAnswer, contactWhyParams } from '../../domain/segment/why-schema';
import { getSegmentAnalytics } from '../../services/segment/analytics/get-analytics';
import { whyContact } from '../../services/segment/why-contact';
import type { Route } from '../route';
import { route } from '../route';

export const segmentAnalyticsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/segments/:segmentId/analytics',
    tag: 'Segments',
    summary: 'How a segment grows, what its members do and agree to, who they are, and what other segments they are in',
    permission: 'segments:read',
    params: segmentParams,
    query: segmentAnalyticsQuery,
    answer: segmentAnalyticsAnswer,
    handler: ({ ctx, params: { segmentId }, query }) => getSegmentAnalytics({ ctx, input: { segmentId, ...query } }),
  }),
  route({
    method: 'get',
    path: '/segments/:segmentId/contacts/:contactId/why',
    tag: 'Segments',
    summary: 'Why a contact is in a segment or is not: which conditions hold for them, in words',
    permission: 'contacts:read',
    params: contactWhyParams,
    answer: contactWhyAnswer,
    handler: ({ ctx, params: input }) => whyContact({ ctx, input }),
  }),
];
