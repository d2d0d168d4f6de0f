import type { Locale } from '../../../domain/locale/locale';

/** What the account endpoints answer when they refuse; `code` is the authentication library's or ours. */
export class AccountRefusal extends Error {
  override readonly name = 'AccountRefusal';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type AccountPath =
  | '/sign-in/email'
  | '/sign-up/email'
  | '/sign-out'
  | '/request-password-reset'
  | '/reset-password'
  | '/organization/set-active';

/** Calls an account endpoint; the session cookie comes and goes with the answer. @throws AccountRefusal */
export async function callAccount(path: AccountPath, body: Readonly<Record<string, string>>, locale: Locale) {
  const answer = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify(body),
  });
  if (answer.ok) return;
  const { code, message } = readRefusal(await answer.text());
  throw new AccountRefusal(code, message);
}

function readRefusal(text: string): { readonly code: string; readonly message: string } {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return { code: 'UNKNOWN', message: '' };
  const code = 'code' in value && typeof value.code === 'string' ? value.code : 'UNKNOWN';
  const message = 'message' in value && typeof value.message === 'string' ? value.message : '';
  return { code, message };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
