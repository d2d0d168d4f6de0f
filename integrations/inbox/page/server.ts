import type { OneClickOutcome } from '../one-click';
import type { MessageDetail, MessageSummary } from '../present';

export interface Listing {
  readonly total: number;
  readonly messages_count: number;
  readonly messages: readonly MessageSummary[];
}

export async function fetchListing(query: string, limit: number): Promise<Listing> {
  const path = query === '' ? '/api/v1/messages?' : `/api/v1/search?query=${encodeURIComponent(query)}&`;
  const listing: Listing = await (await ask(`${path}limit=${limit}`)).json();
  return listing;
}

/** Null when it has been deleted. */
export async function fetchMessage(id: string): Promise<MessageDetail | null> {
  const response = await fetch(`/api/v1/message/${id}`);
  if (response.status === 404) return null;
  const detail: MessageDetail = await response.json();
  return detail;
}

export async function fetchSource(id: string): Promise<string> {
  return (await ask(`/api/v1/message/${id}/raw`)).text();
}

export async function unsubscribe(id: string): Promise<OneClickOutcome> {
  const outcome: OneClickOutcome = await (await ask(`/api/v1/message/${id}/unsubscribe`, 'POST')).json();
  return outcome;
}

export async function deleteAll(): Promise<void> {
  await ask('/api/v1/messages', 'DELETE');
}

async function ask(path: string, method = 'GET'): Promise<Response> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response;
}
