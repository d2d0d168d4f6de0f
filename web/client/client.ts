import type { Locale } from '../../domain/locale/locale';
import type * as C from './contract';
import { ApiProblem } from './problem';

interface ClientOptions {
  readonly baseUrl: string;
  readonly locale: Locale;
  readonly headers?: Readonly<Record<string, string>>;
}

export function createClient({ baseUrl, locale, headers = {} }: ClientOptions) {
  async function call<T>(method: string, path: string, body?: C.Body | FormData, query: C.Query = {}): Promise<T> {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
    const json = body !== undefined && !(body instanceof FormData);
    const answer = await fetch(`${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`, {
      method,
      headers: { 'accept-language': locale, ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const value = text === '' ? undefined : JSON.parse(text);
    if (!answer.ok)
      throw new ApiProblem(answer.status, value?.code, value?.message ?? answer.statusText, value?.details ?? []);
    return value;
  }
  const get = <T>(path: string, query?: C.Query) => call<T>('GET', path, undefined, query);
  const post = <T>(path: string, body: C.Body | FormData = {}) => call<T>('POST', path, body);
  const patch = <T>(path: string, body: C.Body) => call<T>('PATCH', path, body);
  const del = <T = void>(path: string) => call<T>('DELETE', path);
  return {
    me: () => get<C.Me>('/me'),
    contacts: {
      list: (query: C.Query) => get<C.Page<C.Contact>>('/contacts', query),
      get: (id: string) => get<C.Contact>(`/contacts/${id}`),
      create: (body: C.Body) => post<C.Contact>('/contacts', body),
      update: (id: string, body: C.Body) => patch<C.Contact>(`/contacts/${id}`, body),
      erase: (id: string) => del(`/contacts/${id}`),
      events: (id: string, query: C.Query) => get<C.Page<C.ContactEvent>>(`/contacts/${id}/events`, query),
      consents: (id: string) => get<C.Page<C.ConsentRecord>>(`/contacts/${id}/consents`),
      addConsent: (id: string, body: C.Body) => post<C.ConsentRecord>(`/contacts/${id}/consents`, body),
    },
    imports: {
      list: (query: C.Query) => get<C.Page<C.ContactImport>>('/contacts/imports', query),
      get: (id: string) => get<C.ContactImport>(`/contacts/imports/${id}`),
      start: (file: File, options: C.ImportOptions) => {
        const form = new FormData();
        form.set('options', JSON.stringify(options));
        form.set('file', file);
        return post<C.ContactImport>('/contacts/import', form);
      },
      errorsCsv: async (id: string) => (await fetch(`${baseUrl}/contacts/imports/${id}/errors.csv`)).text(),
      errorsUrl: (id: string) => `${baseUrl}/contacts/imports/${id}/errors.csv`,
    },
    segments: {
      list: (query: C.Query) => get<C.Page<C.Segment>>('/segments', query),
      get: (id: string) => get<C.Segment>(`/segments/${id}`),
      create: (body: C.Body) => post<C.Segment>('/segments', body),
      update: (id: string, body: C.Body) => patch<C.Segment>(`/segments/${id}`, body),
      remove: (id: string) => del(`/segments/${id}`),
      size: (criteria: C.SegmentCriteria) => post<{ count: number; exact: boolean }>('/segments/size', { criteria }),
    },
    templates: {
      list: (query: C.Query) => get<C.Page<C.EmailTemplate>>('/templates/email', query),
      get: (id: string) => get<C.EmailTemplate>(`/templates/email/${id}`),
      create: (body: C.TemplateInput) => post<C.EmailTemplate>('/templates/email', { ...body }),
      update: (id: string, body: Partial<C.TemplateInput>) =>
        patch<C.EmailTemplate>(`/templates/email/${id}`, { ...body }),
      remove: (id: string) => del(`/templates/email/${id}`),
      preview: (id: string, body: C.Body) => post<C.EmailPreview>(`/templates/email/${id}/preview`, body),
      previewDraft: (body: C.Body) => post<C.EmailPreview>('/templates/email/preview', body),
    },
    campaigns: {
      list: (query: C.Query) => get<C.Page<C.Campaign>>('/campaigns', query),
      get: (id: string) => get<C.Campaign>(`/campaigns/${id}`),
      create: (body: C.CampaignInput) => post<C.Campaign>('/campaigns', { ...body }),
      update: (id: string, body: Partial<C.CampaignInput>) => patch<C.Campaign>(`/campaigns/${id}`, { ...body }),
      remove: (id: string) => del(`/campaigns/${id}`),
      audience: (body: C.Body) => post<C.Audience>('/campaigns/audience', body),
      send: (id: string) => post(`/campaigns/${id}/send`),
      schedule: (id: string, body: C.Body) => post(`/campaigns/${id}/schedule`, body),
      pause: (id: string) => post(`/campaigns/${id}/pause`),
      resume: (id: string) => post(`/campaigns/${id}/resume`),
      cancel: (id: string) => post(`/campaigns/${id}/cancel`),
      duplicate: (id: string) => post<C.Campaign>(`/campaigns/${id}/duplicate`),
      test: (id: string, body: C.Body) => post(`/campaigns/${id}/test`, body),
      recipients: (id: string, query: C.Query) => get<C.Page<C.Recipient>>(`/campaigns/${id}/recipients`, query),
      resend: (id: string) => post(`/campaigns/${id}/recipients/resend`, { status: 'in_doubt' }),
    },
    automations: {
      list: (query: C.Query) => get<C.Page<C.Automation>>('/workflows', query),
      get: (id: string) => get<C.Automation>(`/workflows/${id}`),
      create: (body: C.Body) => post<C.Automation>('/workflows', body),
      update: (id: string, body: C.Body) => patch<C.Automation>(`/workflows/${id}`, body),
      activate: (id: string) => post<C.Automation>(`/workflows/${id}/activate`),
      pause: (id: string) => post<C.Automation>(`/workflows/${id}/pause`),
      resume: (id: string) => post<C.Automation>(`/workflows/${id}/resume`),
      archive: (id: string) => post<C.Automation>(`/workflows/${id}/archive`),
      duplicate: (id: string) => post<C.Automation>(`/workflows/${id}/duplicate`),
      enrolments: (id: string, query: C.Query) => get<C.Page<C.Enrolment>>(`/workflows/${id}/enrolments`, query),
      enrol: (id: string, body: C.Body) => post(`/workflows/${id}/enrolments`, body),
    },
    enrolments: {
      get: (id: string) => get<C.Enrolment>(`/enrolments/${id}`),
      skip: (id: string) => post(`/enrolments/${id}/skip`),
      exit: (id: string) => post(`/enrolments/${id}/exit`),
      retry: (id: string) => post(`/enrolments/${id}/retry`),
    },
    organization: {
      get: () => get<C.Organization>('/organization'),
      update: (body: C.Body) => patch<C.Organization>('/organization', body),
      members: () => get<C.Page<C.Member>>('/members'),
      updateMember: (id: string, body: C.Body) => patch<C.Member>(`/members/${id}`, body),
      removeMember: (id: string) => del(`/members/${id}`),
      invitations: () => get<C.Page<C.Invitation>>('/invitations'),
      invite: (body: C.Body) => post<C.Invitation>('/invitations', body),
      revokeInvitation: (id: string) => del(`/invitations/${id}`),
      apiKeys: () => get<C.Page<C.ApiKey>>('/api-keys'),
      createApiKey: (body: C.Body) => post<C.CreatedApiKey>('/api-keys', body),
      revokeApiKey: (id: string) => del(`/api-keys/${id}`),
      createArtist: (body: C.Body) => post('/artists', body),
    },
  };
}

export type Client = ReturnType<typeof createClient>;
