import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let people = 0;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const password = 'correct horse battery';
const newAddress = () => `person-${(people += 1)}@fermata.example`;

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.app}/api${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function signUp(extra: Record<string, string> = {}) {
  const email = extra['email'] ?? newAddress();
  const answer = await ask('POST', '/auth/sign-up/email', { name: 'Ada', email, password, ...extra });
  return { email, answer, cookie: cookieOf(answer) };
}

const meOf = async (cookie: string) => {
  const me = await readJson<Record<string, unknown>>(await ask('GET', '/me', undefined, { cookie }));
  return me;
};

describe('signing up and in', () => {
  test('founds an organisation that the person owns, and is signed in by an HttpOnly cookie', async () => {
    const { answer, cookie } = await signUp({ organization: 'Les Demi-Tons' });

    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(await meOf(cookie)).toMatchObject({
      user: { name: 'Ada' },
      role: 'owner',
      organization: { name: 'Les Demi-Tons' },
      permissions: expect.arrayContaining(['organization:manage']),
    });
  });

  test('signs in again, and out', async () => {
    const { email } = await signUp();
    const answer = await ask('POST', '/auth/sign-in/email', { email, password });
    const cookie = cookieOf(answer);
    expect(await meOf(cookie)).toMatchObject({ user: { email } });

    await ask('POST', '/auth/sign-out', {}, { cookie });

    expect((await ask('GET', '/me', undefined, { cookie })).status).toBe(401);
  });

  test.each([
    ['a wrong password', 'known', 'wrong wrong wrong', 401, 'UNAUTHENTICATED'],
    ['an unknown address', 'unknown', password, 401, 'UNAUTHENTICATED'],
  ])('%s is 401 with the same words', async (_what, whose, given, status, code) => {
    const { email } = await signUp();
    const answer = await ask(
      'POST',
      '/auth/sign-in/email',
      { email: whose === 'known' ? email : newAddress(), password: given },
      { 'accept-language': 'fr' },
    );

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code, message: "L'adresse email ou le mot de passe est incorrect." });
  });

  test('an address that has an account already is 409; a short password and unknown fields are 400', async () => {
    const { email } = await signUp();

    expect((await signUp({ email })).answer.status).toBe(409);
    const short = await ask('POST', '/auth/sign-up/email', {
      name: 'A',
      email: newAddress(),
      password: 'x',
      admin: true,
    });
    expect(short.status).toBe(400);
    expect(await short.json()).toMatchObject({
      details: [expect.objectContaining({ path: 'password' }), expect.objectContaining({ path: 'admin' })],
    });
  });

  test('guessing a password ends in 429', async () => {
    const { email } = await signUp();
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const answer = await ask('POST', '/auth/sign-in/email', { email, password: `guess ${guess}` });
      statuses.push(answer.status);
    }

    expect(statuses.at(0)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });

  test('signing in rightly, however often, is no guessing', async () => {
    const { email } = await signUp();
    const statuses = new Set<number>();
    for (let time = 0; time < 12; time += 1) {
      statuses.add((await ask('POST', '/auth/sign-in/email', { email, password })).status);
    }

    expect([...statuses]).toEqual([200]);
  });

  test('what the account library could do besides is not open', async () => {
    const { cookie } = await signUp();

    expect((await ask('POST', '/auth/organization/create', { name: 'x', slug: 'x' }, { cookie })).status).toBe(404);
    expect((await ask('POST', '/auth/api-key/create', {}, { cookie })).status).toBe(404);
  });

  test('a change with the cookie from another site is 403', async () => {
    const { cookie } = await signUp();
    const answer = await ask('PATCH', '/organization', { name: 'Mine' }, { cookie, origin: 'https://evil.example' });

    expect(answer.status).toBe(403);
    expect((await ask('PATCH', '/organization', { name: 'Mine' }, { cookie, origin: api.app })).status).toBe(200);
  });
});

describe('a forgotten password', () => {
  test('is replaced by the link of a mail, which works once and ends the old sessions', async () => {
    const { email, cookie } = await signUp();
    const asked = await ask('POST', '/auth/request-password-reset', { email }, { 'accept-language': 'fr' });
    const mail = api.mails.findLast(({ to }) => to === email);
    const token = /reset-password\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];

    const reset = await ask('POST', '/auth/reset-password', { token, newPassword: 'another good password' });
    const again = await ask('POST', '/auth/reset-password', { token, newPassword: 'a third good password' });

    expect(asked.status).toBe(200);
    expect(mail?.subject).toBe('Choisissez un nouveau mot de passe');
    expect(reset.status).toBe(200);
    expect(again.status).toBe(404);
    expect((await ask('GET', '/me', undefined, { cookie })).status).toBe(401);
    expect((await ask('POST', '/auth/sign-in/email', { email, password })).status).toBe(401);
    const signedIn = await ask('POST', '/auth/sign-in/email', { email, password: 'another good password' });
    expect(signedIn.status).toBe(200);
  });

  test('of an address without an account is answered the same, and nothing is mailed', async () => {
    const email = newAddress();
    const answer = await ask('POST', '/auth/request-password-reset', { email });

    expect(answer.status).toBe(200);
    expect(api.mails.some(({ to }) => to === email)).toBe(false);
  });
});

describe('an invitation', () => {
  async function invite(cookie: string, body: Record<string, string>) {
    const answer = await ask('POST', '/invitations', body, { cookie });
    const invitation = await readJson<{ id?: string }>(answer);
    return { status: answer.status, id: invitation.id ?? '' };
  }

  test('is mailed, and who signs up with it joins with its role and founds nothing', async () => {
    const owner = await signUp({ organization: 'The Duo' });
    const email = newAddress();
    const { id } = await invite(owner.cookie, { email, role: 'viewer' });
    const mail = api.mails.findLast(({ to }) => to === email);

    const guest = await signUp({ email, invitationId: id });

    expect(mail?.subject).toContain('The Duo');
    expect(mail?.text).toContain(`/accept-invitation?id=${id}`);
    expect(await meOf(guest.cookie)).toMatchObject({ role: 'viewer', organization: { name: 'The Duo' } });
    const members = await readJson<{ total?: number }>(
      await ask('GET', '/members', undefined, { cookie: owner.cookie }),
    );
    expect(members.total).toBe(2);
  });

  test('lets in an existing account too, which then works in both organisations', async () => {
    const owner = await signUp({ organization: 'Host' });
    const guest = await signUp({ organization: 'Home' });
    const { id } = await invite(owner.cookie, { email: guest.email });

    const accepted = await ask('POST', `/invitations/${id}/accept`, {}, { cookie: guest.cookie });
    const { organizationId } = await readJson<{ organizationId?: string }>(accepted);
    const switched = await ask('POST', '/auth/organization/set-active', { organizationId }, { cookie: guest.cookie });

    expect(switched.status).toBe(200);
    expect(await meOf(guest.cookie)).toMatchObject({ role: 'editor', organization: { name: 'Host' } });
  });

  test('opens to nobody else, not twice, and not once it was taken back', async () => {
    const owner = await signUp();
    const email = newAddress();
    const { id } = await invite(owner.cookie, { email });
    const stranger = await signUp();
    expect((await ask('POST', `/invitations/${id}/accept`, {}, { cookie: stranger.cookie })).status).toBe(404);
    expect((await signUp({ invitationId: id })).answer.status).toBe(404);

    await ask('DELETE', `/invitations/${id}`, undefined, { cookie: owner.cookie });

    expect((await signUp({ email, invitationId: id })).answer.status).toBe(404);
  });

  test('of a member is 409, and only who manages the organisation may invite', async () => {
    const owner = await signUp();
    const email = newAddress();
    const { id } = await invite(owner.cookie, { email });
    const guest = await signUp({ email, invitationId: id });

    expect((await invite(owner.cookie, { email })).status).toBe(409);
    expect((await invite(guest.cookie, { email: newAddress() })).status).toBe(403);
  });
});

describe('members', () => {
  test('get roles and métiers from a manager; the last owner stays one', async () => {
    const owner = await signUp();
    const email = newAddress();
    const invited = await readJson<{ id?: string }>(
      await ask('POST', '/invitations', { email }, { cookie: owner.cookie }),
    );
    const guest = await signUp({ email, invitationId: invited.id ?? '' });
    const members = await ask('GET', '/members', undefined, { cookie: owner.cookie });
    const { items = [] } = await readJson<{ items?: { id: string; email: string }[] }>(members);
    const idOf = (address: string) => items.find((member) => member.email === address)?.id;

    const changed = await ask(
      'PATCH',
      `/members/${idOf(email)}`,
      { role: 'admin', metiers: ['press'] },
      { cookie: owner.cookie },
    );
    expect(changed.status).toBe(200);
    expect(await meOf(guest.cookie)).toMatchObject({ role: 'admin', metiers: ['press'] });

    const coup = await ask('PATCH', `/members/${idOf(owner.email)}`, { role: 'viewer' }, { cookie: guest.cookie });
    expect(coup.status).toBe(403);
    const alone = await ask('PATCH', `/members/${idOf(owner.email)}`, { role: 'viewer' }, { cookie: owner.cookie });
    expect(alone.status).toBe(409);

    const removed = await ask('DELETE', `/members/${idOf(email)}`, undefined, { cookie: owner.cookie });
    expect(removed.status).toBe(204);
    expect((await ask('GET', '/me', undefined, { cookie: guest.cookie })).status).toBe(403);
  });
});

describe('API keys', () => {
  test('are made by a person with the scopes named, shown once, and listed without the key', async () => {
    const { cookie } = await signUp();
    const made = await ask('POST', '/api-keys', { name: 'Shop', scopes: ['events:write'] }, { cookie });
    const { key, id } = await readJson<{ key?: string; id?: string }>(made);

    expect(made.status).toBe(201);
    expect(key).toMatch(/^fk_/);
    const listed = await ask('GET', '/api-keys', undefined, { cookie });
    const text = await listed.text();
    expect(text).not.toContain(key);
    expect(JSON.parse(text)).toMatchObject({ items: [{ id, name: 'Shop', scopes: ['events:write'] }] });
    expect((await api.call(key ?? '', 'GET', '/templates/email')).status).toBe(403);
  });

  test('do not make keys: a leaked one must not outlive itself', async () => {
    const admin = await api.apiKeyFor('admin');
    const answer = await api.call(admin, 'POST', '/api-keys', { name: 'Again', scopes: ['audit:read'] });

    expect(answer.status).toBe(403);
  });
});
