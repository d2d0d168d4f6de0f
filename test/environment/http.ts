import { z } from 'zod';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; null where it is none. */
  readonly body: unknown;
}

/** A program outside: speaks to the API with a key and plain fetch, as the README's curl does. */
export function createCaller(base: string, apiKey: string) {
  return async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : null };
  };
}

export const withId = z.looseObject({ id: z.string() });

const inboxMessage = z.looseObject({
  ID: z.string(),
  Subject: z.string(),
  To: z.array(z.looseObject({ Address: z.string() })),
});
const inboxPage = z.looseObject({ messages: z.array(inboxMessage) });

/** What lies in the embedded inbox for an address, newest first. */
export async function inboxOf(mail: string, address: string) {
  const response = await fetch(`${mail}/api/v1/search?query=${encodeURIComponent(`to:${address}`)}&limit=100`);
  return inboxPage.parse(await response.json()).messages;
}

const fullMessage = z.looseObject({ Subject: z.string(), HTML: z.string(), Text: z.string() });

export async function readMessage(mail: string, id: string) {
  const response = await fetch(`${mail}/api/v1/message/${id}`);
  const headers = await fetch(`${mail}/api/v1/message/${id}/headers`);
  return {
    ...fullMessage.parse(await response.json()),
    headers: z.record(z.string(), z.array(z.string())).parse(await headers.json()),
  };
}
