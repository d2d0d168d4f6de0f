import { ApiProblem } from '../../../api/client';
import type { Locale } from '../../../domain/locale/locale';

export type AccountPath =
  | '/sign-in/email'
  | '/sign-up/email'
  | '/sign-out'
  | '/request-password-reset'
  | '/reset-password'
  | '/organization/set-active';

/**
 * Calls an account endpoint; the session cookie comes and goes with the answer.
 * @throws ApiProblem with a sentence in the reader's language.
 */
export async function callAccount(path: AccountPath, body: Readonly<Record<string, string>>, locale: Locale) {
  const answer = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify(body),
  });
  if (answer.ok) return;
  throw new ApiProblem(answer.status, 'UNKNOWN', messageOf(await answer.text()), [], null);
}

/** Empty where the answer is no problem document, such as a proxy's own. */
function messageOf(text: string): string {
  try {
    const { message } = JSON.parse(text);
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}
