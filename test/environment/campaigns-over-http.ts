import { campaignSendId } from '../../workflows/campaign-send/contract';
import { createContact } from '../factories/contact';
import { startTestApi } from './api';
import { openTestDatabase } from './database';

/** A campaign's words that can be sent as they are. */
export const campaignWords = {
  name: 'Spring news',
  subject: 'News for {{ contact.firstName | default: "you" }}',
  content: {
    mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>',
  },
};

/** The API with an editor's key and an audience of two: one who agreed, one who did not. */
export async function openCampaigns() {
  const connection = await openTestDatabase();
  const api = await startTestApi(connection);
  const key = await api.apiKeyFor('editor');
  const { organizationId } = api;
  await createContact(connection, { organizationId });
  await createContact(connection, { organizationId, consents: [] });

  const call = async (method: string, path: string, body?: unknown, as: string | null = key, language = 'en') => {
    const response = await api.call(as, method, path, body, { 'accept-language': language });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    connection,
    api,
    call,
    /** Saves a draft. @returns its id. */
    draft: async (over: object = {}): Promise<string> =>
      (await call('POST', '/campaigns', { ...campaignWords, ...over })).body.id,
    setStatus: (id: string, status: string) => connection.sql`update campaigns set status = ${status} where id = ${id}`,
    /** What the durable side was asked for a campaign, in order. */
    asked: (id: string) =>
      api.gateway.asked
        .filter(({ workflowId }) => workflowId === campaignSendId({ campaignId: id }))
        .map(({ verb }) => verb),
    close: async () => {
      await api.close();
      await connection.close();
    },
  };
}
