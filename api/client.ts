import type { z } from 'zod';
import type { AuditEntry } from '../domain/audit/audit';
import type { Automation, AutomationDefinition } from '../domain/automation/definition';
import type { Enrolment } from '../domain/automation/enrolment';
import type { enrolAnswer } from '../domain/automation/enrolment-schema';
import type { Campaign, CampaignContent, CampaignSettings, UtmParameters } from '../domain/campaign/campaign';
import type { ConsentRecord, ConsentType, Suppression, SuppressionReason } from '../domain/consent/consent';
import type { Contact, ContactRole, FieldType } from '../domain/contact/contact';
import type { createContactSchema, updateContactSchema } from '../domain/contact/schema';
import type { ErrorCode } from '../domain/error/codes';
import type { FieldFault } from '../domain/error/failure';
import type { ContactEvent, EventProperties } from '../domain/event/event';
import type { ContactImport, DuplicatePolicy } from '../domain/import/import';
import type { Locale } from '../domain/locale/locale';
import type { ExclusionReason, Recipient } from '../domain/message/message';
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
import type { Segment, SegmentCriteria } from '../domain/segment/criteria';
import type {
  createTemplateSchema,
  previewDraftSchema,
  previewTemplateSchema,
  updateTemplateSchema,
} from '../domain/template/schema';
import type { EmailPreview, EmailTemplate } from '../domain/template/template';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Asks for the page after this one; null at the end. */
  readonly nextCursor: string | null;
  readonly total: number;
}

/** A field of a contact as conditions, mappings and templates name it: `city`, `customFields.city`. */
export type ContactField = Readonly<{ field: string; label: string; type: FieldType; custom: boolean }>;

/** `limit`, `cursor`, `sort`, `q` and the filters of a list. */
export type ListQuery = Readonly<Record<string, string | number | boolean | undefined>>;

export interface ImportOptions {
  /** Column header to contact field, such as `Ville` to `customFields.city`; null leaves the column out. */
  readonly mapping?: Readonly<Record<string, string | null>>;
  readonly roles?: readonly ContactRole[];
  readonly tags?: readonly string[];
  readonly onDuplicate?: DuplicatePolicy;
  readonly consents?: readonly { readonly type: ConsentType; readonly granted: boolean; readonly source: string }[];
  readonly dryRun?: boolean;
}

export interface EventInput {
  /** Makes the event idempotent. */
  readonly id?: string;
  readonly contactId?: string;
  readonly email?: string;
  readonly name: string;
  readonly properties?: EventProperties;
  readonly occurredAt?: string;
}

export interface EventsAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number; readonly code: ErrorCode; readonly message: string }[];
}

export interface SegmentInput {
  readonly name: string;
  readonly description?: string | null;
  readonly dynamic: boolean;
  readonly criteria?: SegmentCriteria;
  readonly tags?: readonly string[];
}

export interface CampaignInput {
  readonly name: string;
  readonly type?: 'EMAIL';
  readonly subject?: string;
  readonly content?: CampaignContent;
  readonly templateId?: string | null;
  readonly contactRole?: ContactRole | null;
  readonly segments?: readonly string[];
  readonly excludeSegments?: readonly string[];
  readonly timezone?: string;
  readonly trackingEnabled?: boolean;
  readonly utmParameters?: UtmParameters | null;
  readonly settings?: CampaignSettings;
  readonly tags?: readonly string[];
}

export interface Launch {
  readonly campaignId: string;
  readonly workflowId: string;
  readonly status: Campaign['status'];
  readonly totalRecipients: number;
}

/** Who a campaign would reach just now, and who not and why. */
export interface Audience {
  readonly recipients: number;
  readonly excluded: number;
  readonly reasons: Readonly<Partial<Record<ExclusionReason, number>>>;
}

export interface AutomationInput extends Partial<AutomationDefinition> {
  readonly name: string;
  readonly description?: string | null;
  readonly tags?: readonly string[];
}

/** An answer that is an error: the problem document of RFC 9457, with its sentence as the message. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    /** The HTTP status. */
    readonly status: number,
    readonly code: ErrorCode | 'UNKNOWN',
    message: string,
    /** Each field at fault. */
    readonly details: readonly FieldFault[],
    /** The id that finds the failure in the API's log; null where there is none. */
    readonly instance: string | null,
  ) {
    super(message);
  }
}

export interface ClientOptions {
  /** Where the API is mounted: `/api`, `https://…/api`, or `/api/artists/{artistId}` for one workspace. */
  readonly baseUrl: string;
  /** `fk_…`; without it the browser's session cookie counts. */
  readonly apiKey?: string;
  /** The language of the error sentences. */
  readonly locale?: Locale;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request may carry beside its method and path. */
interface Parts {
  readonly query?: ListQuery;
  readonly body?: object | FormData;
}

type In<Schema extends z.ZodType> = z.input<Schema>;

/**
 * The API, typed. Runs in a browser and in Node; every method rejects with {@link ApiProblem} for an error answer,
 * and with the network's own error when there is no answer.
 */
export function createClient(options: ClientOptions) {
  const send = <T>(method: string, path: string, parts: Parts = {}): Promise<T> =>
    request<T>(options, method, path, parts);
  const get = <T>(path: string, query: ListQuery = {}) => send<T>('GET', path, { query });
  const post = <T>(path: string, body: object | FormData = {}) => send<T>('POST', path, { body });
  const patch = <T>(path: string, body: object) => send<T>('PATCH', path, { body });
  const remove = <T = void>(path: string) => send<T>('DELETE', path);
  return {
    me: () => get<Me>('/me'),
    audit: (query: ListQuery = {}) => get<Page<AuditEntry>>('/audit', query),
    ...peopleMethods({ get, post, patch, remove }, options.baseUrl),
    ...messageMethods({ get, post, patch, remove }),
    ...accessMethods({ get, post, patch, remove }),
  };
}

export type Client = ReturnType<typeof createClient>;

interface Verbs {
  readonly get: <T>(path: string, query?: ListQuery) => Promise<T>;
  readonly post: <T>(path: string, body?: object | FormData) => Promise<T>;
  readonly patch: <T>(path: string, body: object) => Promise<T>;
  readonly remove: <T = void>(path: string) => Promise<T>;
}

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
  events: {
    send: (body: EventInput | readonly EventInput[]) => post<EventsAnswer>('/events', body),
  },
  segments: {
    list: (query: ListQuery = {}) => get<Page<Segment>>('/segments', query),
    get: (id: string) => get<Segment>(`/segments/${id}`),
    create: (body: SegmentInput) => post<Segment>('/segments', body),
    update: (id: string, body: Partial<SegmentInput>) => patch<Segment>(`/segments/${id}`, body),
    remove: (id: string) => remove(`/segments/${id}`),
    contacts: (id: string, query: ListQuery = {}) => get<Page<Contact>>(`/segments/${id}/contacts`, query),
    size: (criteria: SegmentCriteria) =>
      post<{ readonly count: number; readonly exact: boolean }>('/segments/size', { criteria }),
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

async function request<T>(
  options: ClientOptions,
  method: string,
  path: string,
  { query = {}, body }: Parts,
): Promise<T> {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  const search = given.toString();
  const isForm = body instanceof FormData;
  const answer = await fetch(`${options.baseUrl}${path}${search === '' ? '' : `?${search}`}`, {
    method,
    headers: {
      ...(options.locale === undefined ? {} : { 'accept-language': options.locale }),
      ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw problemOf(answer, text);
  return JSON.parse(text === '' ? 'null' : text);
}

/** A proxy may answer in its own words, so nothing of the document is taken for granted. */
function problemOf({ status, statusText }: Response, text: string): ApiProblem {
  try {
    const { code, message, details, instance } = JSON.parse(text);
    return new ApiProblem(status, code ?? 'UNKNOWN', message ?? statusText, details ?? [], instance ?? null);
  } catch {
    return new ApiProblem(status, 'UNKNOWN', statusText, [], null);
  }
}
