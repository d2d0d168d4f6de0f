import { catalogueAnswer, fieldValuesSchema, valuesAnswer } from '../../domain/segment/catalogue-schema';
import {
  copySegmentSchema,
  createSegmentSchema,
  listedSegmentAnswer,
  listMembersSchema,
  listSegmentsSchema,
  memberAnswer,
  previewAnswer,
  segmentAnswer,
  segmentMembersSchema,
  segmentParams,
  segmentQuestionSchema,
  sizeAnswer,
  updateSegmentSchema,
  usageAnswer,
} from '../../domain/segment/schema';
import { getSegmentCatalogue } from '../../services/segment/catalogue/get';
import { listValues } from '../../services/segment/catalogue/values';
import { addAddressesAnswer, addAddressesSchema } from '../../domain/segment/addresses-schema';
import { suggestionsAnswer, suggestionsSchema } from '../../domain/segment/suggest/schema';
import { addAddresses } from '../../services/segment/add-addresses';
import { createSegment } from '../../services/segment/create';
import { deleteSegment } from '../../services/segment/delete';
import { getSegment } from '../../services/segment/get';
import { listMembers } from '../../services/segment/list-members';
import { listSegments } from '../../services/segment/list';
import { changeMembers } from '../../services/segment/members';
import { previewCriteria } from '../../services/segment/preview';
import { sizeOfCriteria } from '../../services/segment/size';
import { duplicateSegment, snapshotSegment } from '../../services/segment/snapshot';
import { suggestCriteria } from '../../services/segment/suggest';
import { updateSegment } from '../../services/segment/update';
import { getSegmentUsage } from '../../services/segment/usage';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Segments';
const params = segmentParams;

const changing = {
  path: '/segments/:segmentId',
  tag,
  summary: 'Change a segment; only the fields sent are changed',
  permission: 'segments:write',
  params,
  body: updateSegmentSchema,
  answer: segmentAnswer,
} as const;

/** Before the routes that read an id in the same place. */
const catalogue: readonly Route[] = [
  route({
    method: 'get',
    path: '/segments/catalogue',
    tag,
    summary: 'All that conditions may name: fields with their types and choices, events with their properties',
    permission: 'segments:read',
    answer: catalogueAnswer,
    handler: ({ ctx }) => getSegmentCatalogue({ ctx }),
  }),
  route({
    method: 'get',
    path: '/segments/values',
    tag,
    summary: 'The values that a field, or a property of an event, is met with, the most frequent first',
    permission: 'segments:read',
    query: fieldValuesSchema,
    answer: valuesAnswer,
    handler: ({ ctx, query }) => listValues({ ctx, input: query }),
  }),
];

const questions: readonly Route[] = [
  route({
    method: 'post',
    path: '/segments/size',
    tag,
    summary: 'How many contacts answer criteria',
    permission: 'segments:read',
    body: segmentQuestionSchema,
    answer: sizeAnswer,
    handler: ({ ctx, body }) => sizeOfCriteria({ ctx, input: body }),
  }),
  route({
    method: 'post',
    path: '/segments/suggestions',
    tag,
    summary: 'How criteria could be changed so that they hold for as many contacts as wanted',
    permission: 'segments:read',
    body: suggestionsSchema,
    answer: suggestionsAnswer,
    handler: ({ ctx, body }) => suggestCriteria({ ctx, input: body }),
  }),
  route({
    method: 'post',
    path: '/segments/preview',
    tag,
    summary: 'How many contacts answer criteria, and twenty of them, each with why',
    permission: 'segments:read',
    body: segmentQuestionSchema,
    answer: previewAnswer,
    handler: ({ ctx, body }) => previewCriteria({ ctx, input: body }),
  }),
];

const keeping: readonly Route[] = [
  route({
    method: 'get',
    path: '/segments',
    tag,
    summary: 'The segments, with the counts last taken and the trend of their sizes',
    permission: 'segments:read',
    query: listSegmentsSchema,
    answer: pageOf(listedSegmentAnswer),
    handler: ({ ctx, query }) => listSegments({ ctx, input: query }),
  }),
  route({
    method: 'post',
    path: '/segments',
    tag,
    summary: 'Save a segment; a static one holds the contacts named, or those who answer its criteria now',
    permission: 'segments:write',
    body: createSegmentSchema,
    status: 201,
    answer: segmentAnswer,
    handler: ({ ctx, body }) => createSegment({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path: '/segments/:segmentId',
    tag,
    summary: 'One segment, its members counted now',
    permission: 'segments:read',
    params,
    answer: segmentAnswer,
    handler: ({ ctx, params: input }) => getSegment({ ctx, input }),
  }),
  route({
    ...changing,
    method: 'put',
    handler: ({ ctx, params: { segmentId }, body }) => updateSegment({ ctx, input: { segmentId, ...body } }),
  }),
  route({
    ...changing,
    method: 'patch',
    handler: ({ ctx, params: { segmentId }, body }) => updateSegment({ ctx, input: { segmentId, ...body } }),
  }),
  route({
    method: 'delete',
    path: '/segments/:segmentId',
    tag,
    summary: 'Delete a segment that nothing uses; its contacts stay',
    permission: 'segments:write',
    params,
    handler: ({ ctx, params: input }) => deleteSegment({ ctx, input }),
  }),
];

const membership: readonly Route[] = [
  route({
    method: 'get',
    path: '/segments/:segmentId/contacts',
    tag,
    summary: 'The members of a segment as they are now',
    permission: 'contacts:read',
    params,
    query: listMembersSchema,
    answer: pageOf(memberAnswer),
    handler: ({ ctx, params: { segmentId }, query }) => listMembers({ ctx, input: { segmentId, ...query } }),
  }),
  route({
    method: 'put',
    path: '/segments/:segmentId/members',
    tag,
    summary: 'Put contacts into a static segment and take others out',
    permission: 'segments:write',
    params,
    body: segmentMembersSchema,
    answer: segmentAnswer,
    handler: ({ ctx, params: { segmentId }, body }) => changeMembers({ ctx, input: { segmentId, ...body } }),
  }),
  route({
    method: 'post',
    path: '/segments/:segmentId/members/addresses',
    tag,
    summary: 'Put the contacts of a list of addresses into a static segment; the answer names the unknown ones',
    permission: 'segments:write',
    params,
    body: addAddressesSchema,
    answer: addAddressesAnswer,
    handler: ({ ctx, params: { segmentId }, body }) => addAddresses({ ctx, input: { segmentId, ...body } }),
  }),
  route({
    method: 'get',
    path: '/segments/:segmentId/usage',
    tag,
    summary: 'What asks a segment, or will ask it again',
    permission: 'segments:read',
    params,
    answer: usageAnswer,
    handler: ({ ctx, params: input }) => getSegmentUsage({ ctx, input }),
  }),
  route({
    method: 'post',
    path: '/segments/:segmentId/snapshot',
    tag,
    summary: 'A static segment of the members as they are now',
    permission: 'segments:write',
    params,
    body: copySegmentSchema,
    status: 201,
    answer: segmentAnswer,
    handler: ({ ctx, params: { segmentId }, body }) => snapshotSegment({ ctx, input: { segmentId, ...body } }),
  }),
  route({
    method: 'post',
    path: '/segments/:segmentId/duplicate',
    tag,
    summary: 'A copy of a segment, of the same kind',
    permission: 'segments:write',
    params,
    body: copySegmentSchema,
    status: 201,
    answer: segmentAnswer,
    handler: ({ ctx, params: { segmentId }, body }) => duplicateSegment({ ctx, input: { segmentId, ...body } }),
  }),
];

export const segmentRoutes: readonly Route[] = [...catalogue, ...questions, ...keeping, ...membership];
