import type { z } from 'zod';
import type { AuditEntry } from '../domain/audit/audit';
import type { Automation } from '../domain/automation/definition';
import type { Enrolment } from '../domain/automation/enrolment';
import type { enrolAnswer } from '../domain/automation/enrolment-schema';
import type { Campaign } from '../domain/campaign/campaign';
import type { ConsentRecord, ConsentType, Suppression, SuppressionReason } from '../domain/consent/consent';
import type { Contact } from '../domain/contact/contact';
import type { createContactSchema, updateContactSchema } from '../domain/contact/schema';
import type { ContactEvent } from '../domain/event/event';
import type { DataExport, ExportFormat } from '../domain/export/export';
import type { ContactImport } from '../domain/import/import';
import type { Recipient } from '../domain/message/message';
import type {
  ApiKey,
  Artist,
  CreatedApiKey,
  Invitation,
  Me,
  Member,
  Organization,
} from '../domain/organization/organization';
import type {
  createApiKeySchema,
  createArtistSchema,
  inviteSchema,
  updateMemberSchema,
  updateOrganizationSchema,
} from '../domain/organization/schema';
import type { SegmentAnalytics } from '../domain/segment/analytics';
import type {
  ContactScores,
  createRuleSchema,
  RuleAnswer,
  Scoring,
  updateRuleSchema,
  updateScoringSchema,
} from '../domain/scoring/schema';
import type { Segment, SegmentCriteria } from '../domain/segment/criteria';
import type { fieldValuesSchema } from '../domain/segment/catalogue-schema';
import type { segmentMembersSchema } from '../domain/segment/schema';
import type {
  createTemplateSchema,
  previewDraftSchema,
  previewTemplateSchema,
  updateTemplateSchema,
} from '../domain/template/schema';
import type { EmailPreview, EmailTemplate } from '../domain/template/template';
import type { createTopicSchema, updateTopicSchema } from '../domain/topic/schema';
import type { Topic } from '../domain/topic/topic';
import type { ClientOptions, ListQuery, Verbs } from './client-request';
import { verbsOf } from './client-request';
import type {
  Audience,
  AutomationInput,
  CampaignInput,
  ContactField,
  EventInput,
  EventsAnswer,
  ImportOptions,
  Launch,
  Page,
  SegmentInput,
  AddedAddresses,
  ContactWhy,
  CriteriaSuggestions,
  KnownValues,
  ListedSegment,
  SegmentCatalogue,
  SegmentMember,
  SegmentPreview,
  SegmentSize,
  SegmentUsage,
} from './client-types';

export { ApiProblem } from './client-request';
export type { ClientOptions, ListQuery } from './client-request';
export type {
  Audience,
  AutomationInput,
  CampaignInput,
  ContactField,
  EventInput,
  EventsAnswer,
  ImportOptions,
  Launch,
  Page,
  SegmentInput,
  AddedAddresses,
  ContactWhy,
  CriteriaSuggestions,
  KnownValues,
  ListedSegment,
  SegmentCatalogue,
  SegmentMember,
  SegmentPreview,
  SegmentSize,
  SegmentUsage,
} from './client-types';

type In<Schema extends z.ZodType> = z.input<Schema>;

/**
 * The API, typed. Runs in a browser and in Node; every method rejects with {@link ApiProblem} for an error answer,
 * and with the network's own error when there is no answer.
 */
export function createClient(options: ClientOptions) {
  const verbs = verbsOf(options);
  const { get } = verbs;
  return {
    me: () => get<Me>('/me'),
    audit: (query: ListQuery = {}) => get<Page<AuditEntry>>('/audit', query),
    ...peopleMethods(verbs, options.baseUrl),
    ...segmentMethods(verbs),
    ...scoringMethods(verbs),
    ...messageMethods(verbs),
    ...accessMethods(verbs),
  };
}

export type Client = ReturnType<typeof createClient>;

const peopleMethods = ({ get, post, patch, remove }: Verbs, baseUrl: string) => ({
  contacts: {
    list: (query: ListQuery = {}) => get<Page<Contact>>('/contacts', query),
    get: (id: string) => get<Contact>(`/contacts/${id}`),
    create: (body: In<typeof createContactSchema>) => post<Contact>('/contacts', body),
    update: (id: string, body: In<typeof updateContactSchema>) => patch<Contact>(`/contacts/${id}`, body),
    erase: (id: string) => remove(`/contacts/${id}`),
    fields: () => get<Page<ContactField>>('/contacts/fields'),
    events: (id: string, query: ListQuery = {}) => get<Page<ContactEvent>>(`/contacts/${id}/events`, query),
    consents: (id: string) => get<Page<ConsentRecord>>(`/contacts/${id}/consents`),
    addConsent: (
      id: string,
      body: { readonly type: ConsentType; readonly granted: boolean; readonly source: string },
    ) => post<ConsentRecord>(`/contacts/${id}/consents`, body),
  },
  topics: {
    list: () => get<Page<Topic>>('/topics'),
    create: (body: In<typeof createTopicSchema>) => post<Topic>('/topics', body),
    update: (id: string, body: In<typeof updateTopicSchema>) => patch<Topic>(`/topics/${id}`, body),
    remove: (id: string) => remove(`/topics/${id}`),
  },
  suppressions: {
    list: (query: ListQuery = {}) => get<Page<Suppression>>('/suppressions', query),
    add: (body: { readonly email: string; readonly reason: SuppressionReason }) =>
      post<Suppression>('/suppressions', body),
    remove: ({ email, reason }: { readonly email: string; readonly reason: SuppressionReason }) =>
      remove(`/suppressions?${new URLSearchParams({ email, reason }).toString()}`),
  },
  imports: {
    list: (query: ListQuery = {}) => get<Page<ContactImport>>('/contacts/imports', query),
    get: (id: string) => get<ContactImport>(`/contacts/imports/${id}`),
    start: (file: File, options: ImportOptions = {}) => post<ContactImport>('/contacts/import', formOf(file, options)),
    cancel: (id: string) => post<ContactImport>(`/contacts/imports/${id}/cancel`),
    /** Where a browser downloads the rows that were refused. */
    errorsUrl: (id: string) => `${baseUrl}/contacts/imports/${id}/errors.csv`,
  },
  exports: {
    get: (id: string) => get<DataExport>(`/exports/${id}`),
    /** Where a browser downloads the file. */
    fileUrl: (id: string) => `${baseUrl}/exports/${id}/file`,
  },
  events: {
    send: (body: EventInput | readonly EventInput[]) => post<EventsAnswer>('/events', body),
  },
});

const segmentMethods = ({ get, post, put, patch, remove }: Verbs) => ({
  segments: {
    list: (query: ListQuery = {}) => get<Page<ListedSegment>>('/segments', query),
    get: (id: string) => get<Segment>(`/segments/${id}`),
    create: (body: SegmentInput) => post<Segment>('/segments', body),
    update: (id: string, body: Partial<SegmentInput>) => patch<Segment>(`/segments/${id}`, body),
    remove: (id: string) => remove(`/segments/${id}`),
    contacts: (id: string, query: ListQuery = {}) => get<Page<SegmentMember>>(`/segments/${id}/contacts`, query),
    changeMembers: (id: string, body: In<typeof segmentMembersSchema>) => put<Segment>(`/segments/${id}/members`, body),
    whyContact: (id: string, contactId: string) => get<ContactWhy>(`/segments/${id}/contacts/${contactId}/why`),
    analytics: (id: string, query: ListQuery = {}) => get<SegmentAnalytics>(`/segments/${id}/analytics`, query),
    usage: (id: string) => get<SegmentUsage>(`/segments/${id}/usage`),
    snapshot: (id: string) => post<Segment>(`/segments/${id}/snapshot`),
    duplicate: (id: string) => post<Segment>(`/segments/${id}/duplicate`),
    /** With `estimate`, a first answer from a sample where the exact one takes longer than people wait. */
    size: (criteria: SegmentCriteria, options: { readonly estimate?: boolean } = {}) =>
      post<SegmentSize>('/segments/size', { criteria, ...options }),
    /** How criteria could be changed to hold for as many as wanted; without a target, by the organisation's limits. */
    suggestions: (criteria: SegmentCriteria, target?: { readonly min?: number; readonly max?: number }) =>
      post<CriteriaSuggestions>('/segments/suggestions', { criteria, ...(target === undefined ? {} : { target }) }),
    /** Puts the contacts of addresses into a static segment; the answer names the addresses that nobody has. */
    addAddresses: (id: string, addresses: readonly string[]) =>
      post<AddedAddresses>(`/segments/${id}/members/addresses`, { addresses }),
    /** Begins a file of the members. */
    export: (id: string, format: ExportFormat) => post<DataExport>(`/segments/${id}/export`, { format }),
    preview: (criteria: SegmentCriteria) => post<SegmentPreview>('/segments/preview', { criteria }),
    /** What conditions may name, in the reader's words. */
    catalogue: () => get<SegmentCatalogue>('/segments/catalogue'),
    /** What contacts or events hold, the most frequent first. */
    values: (query: In<typeof fieldValuesSchema>) => get<KnownValues>('/segments/values', query),
  },
});

const scoringMethods = ({ get, post, put, patch, remove }: Verbs) => ({
  scoring: {
    get: () => get<Scoring>('/scoring'),
    update: (body: In<typeof updateScoringSchema>) => put<Scoring>('/scoring', body),
    recompute: () => post<{ readonly workflowId: string }>('/scoring/recompute'),
    rules: () => get<Page<RuleAnswer>>('/scoring/rules'),
    createRule: (body: In<typeof createRuleSchema>) => post<RuleAnswer>('/scoring/rules', body),
    updateRule: (id: string, body: In<typeof updateRuleSchema>) => patch<RuleAnswer>(`/scoring/rules/${id}`, body),
    removeRule: (id: string) => remove(`/scoring/rules/${id}`),
    ofContact: (contactId: string) => get<ContactScores>(`/contacts/${contactId}/scores`),
  },
});

function formOf(file: File, options: ImportOptions): FormData {
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', file);
  return form;
}

const messageMethods = ({ get, post, patch, remove }: Verbs) => ({
  templates: {
    list: (query: ListQuery = {}) => get<Page<EmailTemplate>>('/templates/email', query),
    get: (id: string) => get<EmailTemplate>(`/templates/email/${id}`),
    create: (body: In<typeof createTemplateSchema>) => post<EmailTemplate>('/templates/email', body),
    update: (id: string, body: In<typeof updateTemplateSchema>) => patch<EmailTemplate>(`/templates/email/${id}`, body),
    remove: (id: string) => remove(`/templates/email/${id}`),
    preview: (id: string, body: In<typeof previewTemplateSchema> = {}) =>
      post<EmailPreview>(`/templates/email/${id}/preview`, body),
    previewDraft: (body: In<typeof previewDraftSchema>) => post<EmailPreview>('/templates/email/preview', body),
  },
  campaigns: {
    list: (query: ListQuery = {}) => get<Page<Campaign>>('/campaigns', query),
    get: (id: string) => get<Campaign>(`/campaigns/${id}`),
    create: (body: CampaignInput) => post<Campaign>('/campaigns', body),
    update: (id: string, body: Partial<CampaignInput>) => patch<Campaign>(`/campaigns/${id}`, body),
    remove: (id: string) => remove(`/campaigns/${id}`),
    send: (id: string) => post<Launch>(`/campaigns/${id}/send`),
    schedule: (id: string, body: { readonly sendDate: string; readonly timezone: string }) =>
      post<Launch>(`/campaigns/${id}/schedule`, body),
    pause: (id: string) => post<Campaign>(`/campaigns/${id}/pause`),
    resume: (id: string) => post<Campaign>(`/campaigns/${id}/resume`),
    cancel: (id: string) => post<Campaign>(`/campaigns/${id}/cancel`),
    duplicate: (id: string) => post<Campaign>(`/campaigns/${id}/duplicate`),
    audience: (id: string) => get<Audience>(`/campaigns/${id}/audience`),
    test: (id: string, body: { readonly to: readonly string[]; readonly contactId?: string }) =>
      post<unknown>(`/campaigns/${id}/test`, body),
    recipients: (id: string, query: ListQuery = {}) => get<Page<Recipient>>(`/campaigns/${id}/recipients`, query),
    resend: (id: string) => post<unknown>(`/campaigns/${id}/recipients/resend`, { status: 'in_doubt' }),
  },
  automations: {
    list: (query: ListQuery = {}) => get<Page<Automation>>('/workflows', query),
    get: (id: string) => get<Automation>(`/workflows/${id}`),
    create: (body: AutomationInput) => post<Automation>('/workflows', body),
    update: (id: string, body: Partial<AutomationInput>) => patch<Automation>(`/workflows/${id}`, body),
    activate: (id: string) => post<Automation>(`/workflows/${id}/activate`),
    pause: (id: string) => post<Automation>(`/workflows/${id}/pause`),
    resume: (id: string) => post<Automation>(`/workflows/${id}/resume`),
    archive: (id: string) => post<Automation>(`/workflows/${id}/archive`),
    duplicate: (id: string) => post<Automation>(`/workflows/${id}/duplicate`),
    enrolments: (id: string, query: ListQuery = {}) => get<Page<Enrolment>>(`/workflows/${id}/enrolments`, query),
    enrol: (id: string, body: { readonly contactIds: readonly string[] } | { readonly segmentId: string }) =>
      post<z.output<typeof enrolAnswer>>(`/workflows/${id}/enrolments`, body),
  },
  enrolments: {
    get: (id: string) => get<Enrolment>(`/enrolments/${id}`),
    skip: (id: string) => post<Enrolment>(`/enrolments/${id}/skip`),
    exit: (id: string) => post<Enrolment>(`/enrolments/${id}/exit`),
    retry: (id: string) => post<Enrolment>(`/enrolments/${id}/retry`),
  },
});

const accessMethods = ({ get, post, patch, remove }: Verbs) => ({
  organization: {
    get: () => get<Organization>('/organization'),
    update: (body: In<typeof updateOrganizationSchema>) => patch<Organization>('/organization', body),
    artists: () => get<Page<Artist>>('/artists'),
    createArtist: (body: In<typeof createArtistSchema>) => post<Artist>('/artists', body),
    members: () => get<Page<Member>>('/members'),
    updateMember: (id: string, body: In<typeof updateMemberSchema>) => patch<Member>(`/members/${id}`, body),
    removeMember: (id: string) => remove(`/members/${id}`),
    invitations: () => get<Page<Invitation>>('/invitations'),
    invite: (body: In<typeof inviteSchema>) => post<Invitation>('/invitations', body),
    revokeInvitation: (id: string) => remove(`/invitations/${id}`),
    acceptInvitation: (id: string) => post<{ readonly organizationId: string }>(`/invitations/${id}/accept`),
    apiKeys: () => get<Page<ApiKey>>('/api-keys'),
    createApiKey: (body: In<typeof createApiKeySchema>) => post<CreatedApiKey>('/api-keys', body),
    revokeApiKey: (id: string) => remove(`/api-keys/${id}`),
  },
});
