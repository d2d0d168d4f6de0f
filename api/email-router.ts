import { Router } from 'express';
import { recordClick } from '../services/tracking/record-click';
import { recordOpen } from '../services/tracking/record-open';
import { unsubscribe } from '../services/tracking/unsubscribe';
import type { ApiDeps } from './deps';
import { visitOf } from './public/visit';

/**
 * `/api/email`: opens, clicks and unsubscriptions as a program reports them. The tracking id is the token of the
 * message's own link, and all the credential that is needed.
 */
export function createEmailRouter(deps: ApiDeps): Router {
  const router = Router();
  router.post('/track/open/:trackingId', async ({ params: { trackingId } }, response) => {
    await recordOpen(deps, { token: trackingId, visit: null });
    response.status(204).end();
  });
  router.post('/track/click/:trackingId', async ({ params: { trackingId } }, response) => {
    response.json(await recordClick(deps, { token: trackingId, visit: null }));
  });
  router.post('/unsubscribe/:trackingId', async (request, response) => {
    const { trackingId } = request.params;
    await unsubscribe(deps, { token: trackingId, visit: visitOf(request), source: 'API' });
    response.json({ unsubscribed: true });
  });
  return router;
}
