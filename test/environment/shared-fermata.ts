import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { z } from 'zod';
import { permissions } from '../../domain/organization/role';
import { eventually } from './eventually';
import type { FermataConnection } from './fermata';
import { readConnection, run } from './fermata';

/**
 * The Fermata that the suites of a run share: the first to ask starts it, the end of the run stops it.
 * Its demo organisation keeps its people and settings; who changes those founds an organisation.
 */
export async function sharedFermata(): Promise<FermataConnection> {
  const home = inject('sharedHome');
  await run(home, 'start', '--detach');
  // Where another suite has begun to start it, the command says so and ends.
  return eventually(() => readConnection(home), { withinMs: 240_000 });
}

export type Account = Pick<FermataConnection, 'email' | 'password' | 'apiKey'>;

/** Founds an organisation of the suite's own, without anybody in it. @returns its owner's login and a key to everything. */
export async function foundOrganization({ api }: FermataConnection): Promise<Account> {
  const login = { email: `owner-${randomUUID()}@example.com`, password: randomUUID() };
  const signedUp = await post(`${api}/auth/sign-up/email`, { ...login, name: 'Owner', organization: 'Of one suite' });
  const cookie = signedUp.headers.getSetCookie().map((line) => line.split(';')[0]);
  const made = await post(`${api}/api-keys`, { name: 'Suite', scopes: permissions }, { cookie: cookie.join('; ') });
  return { ...login, apiKey: z.looseObject({ key: z.string() }).parse(await made.json()).key };
}

async function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
  return answer;
}
