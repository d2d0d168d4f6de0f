import type { Request, Response } from 'express';
import { Router } from 'express';
import { toFailure } from '../errors';
import { errorStatus } from '../../domain/error/codes';
import type { TrackingDeps } from '../../services/tracking/deps';
import { recordClick } from '../../services/tracking/record-click';
import { recordOpen } from '../../services/tracking/record-open';
import { viewInBrowser } from '../../services/tracking/view-in-browser';
import type { ApiDeps } from '../deps';
import { requestFacts } from '../middleware/request';
import { visitOf } from './visit';

/** A transparent GIF of one pixel, 43 bytes. */
const PIXEL = Buffer.from('R0lGODlhAQABAPAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

/** What users wrote, shown without a script, a form or an origin to speak of; images and styles are the mail's own. */
const MESSAGE_POLICY = [
  "default-src 'none'",
  'img-src http: https: data:',
  "style-src 'unsafe-inline' https:",
  'font-src https: data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
].join('; ');

type RouterDeps = TrackingDeps & Pick<ApiDeps, 'logger'>;

/** Opens, clicks, and the message in a browser. */
export function createTrackingRouter(deps: RouterDeps): Router {
  const router = Router();
  router.get('/t/o/:token', async (request, response) => sendPixel(deps, request.params.token, request, response));
  router.get('/t/c/:token', async (request, response) => {
    const { url } = await recordClick(deps, { token: request.params.token, visit: visitOf(request) });
    response.set('Cache-Control', 'no-store').redirect(302, url);
  });
  router.get('/v/:token', async (request, response) => {
    const message = await viewInBrowser(deps, request.params.token);
    response.set({ 'Content-Security-Policy': MESSAGE_POLICY, 'Cache-Control': 'no-store' }).type('html').send(message);
  });
  return router;
}

/** A reader always gets the image: a broken one would show in the mail. The status tells a program that it counted nothing. */
async function sendPixel(deps: RouterDeps, token: string, request: Request, response: Response): Promise<void> {
  const status = await recordOpen(deps, { token, visit: visitOf(request) }).then(
    () => 200,
    (error: unknown) => {
      const known = toFailure(error);
      if (errorStatus[known.code] < 500) return 404;
      deps.logger.error({ requestId: requestFacts(request).id, err: error }, 'an open was not counted');
      return 200;
    },
  );
  response.status(status).set({ 'Content-Type': 'image/gif', 'Cache-Control': 'no-store, private' }).end(PIXEL);
}
