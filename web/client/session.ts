import { cookies } from 'next/headers';
import type { Locale } from '../../domain/locale/locale';
import type { Me } from '../../domain/organization/organization';
import { apiOrigin } from './api-origin';
import { createClient } from '../../api/client';
import { ApiProblem } from '../../api/client';

/**
 * Who is signed in, asked on the server before a page is drawn; null when nobody is.
 * @throws when the API does not answer.
 */
export async function findMe(locale: Locale): Promise<Me | null> {
  const cookie = (await cookies()).toString();
  if (cookie === '') return null;
  try {
    return await createClient({ baseUrl: `${apiOrigin()}/api`, locale, headers: { cookie } }).me();
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}
