import type { Request } from 'express';
import { failure } from '../../domain/error/failure';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that comes with a cookie must be asked for by the app or by this listener's own pages. The cookie is
 * SameSite=Lax already; browsers that ignore that still name the page. @throws FORBIDDEN for another one.
 */
export function assertSameSite(request: Request, appOrigin: string): void {
  const origin = request.get('origin');
  if (SAFE_METHODS.has(request.method) || origin === undefined || origin === appOrigin) return;
  // Behind a trusted proxy this is the host that the person typed, `localhost` as well as its number.
  if (origin === `${request.protocol}://${request.host}`) return;
  throw failure('FORBIDDEN', {
    message: {
      en: 'A change may only be asked for from the app itself.',
      fr: "Une modification ne peut être demandée que depuis l'application.",
    },
  });
}
