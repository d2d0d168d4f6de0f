import { errorStatus } from '../../../../domain/error/codes';
import { errorSentences } from '../../../../domain/error/sentences';
import { negotiateLocale } from '../../../../domain/locale/locale';
import { apiOrigin } from '../../../client/api-origin';

/** Headers of one hop (RFC 9110, 7.6.1), which the next connection sets for itself. */
const ofOneHop = ['connection', 'expect', 'host', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/**
 * Passes a request on to the API, so that the browser sees one origin. A route and not a rewrite: rewrites are
 * fixed when the app is built, the API's address is known when it runs; and a body streams through unbuffered.
 */
async function passOn(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of ofOneHop) headers.delete(name);
  // Compression belongs to the hop to the browser.
  headers.set('accept-encoding', 'identity');
  const hasBody = request.body !== null && request.method !== 'GET' && request.method !== 'HEAD';
  try {
    const answer = await fetch(`${apiOrigin()}${pathname}${search}`, {
      method: request.method,
      headers,
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      ...(hasBody ? { body: request.body, duplex: 'half' } : {}),
    });
    const answerHeaders = new Headers(answer.headers);
    for (const name of ofOneHop) answerHeaders.delete(name);
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: answerHeaders });
  } catch {
    return unreachable(request);
  }
}

/** The envelope of RFC 9457, in the words the API itself would use. */
function unreachable(request: Request): Response {
  const locale = negotiateLocale(request.headers.get('accept-language') ?? undefined);
  const message = errorSentences.SERVICE_UNAVAILABLE[locale];
  const problem = {
    type: 'about:blank',
    title: 'Service Unavailable',
    status: errorStatus.SERVICE_UNAVAILABLE,
    detail: message,
    code: 'SERVICE_UNAVAILABLE',
    message,
    details: [],
    timestamp: new Date().toISOString(),
    recoverable: true,
    gdprImpact: false,
  };
  return Response.json(problem, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '2' },
  });
}

export const dynamic = 'force-dynamic';
export {
  passOn as DELETE,
  passOn as GET,
  passOn as HEAD,
  passOn as OPTIONS,
  passOn as PATCH,
  passOn as POST,
  passOn as PUT,
};
