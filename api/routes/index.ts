import type { ApiDeps } from '../deps';
import type { Route } from '../route';
import { accessRoutes } from './access';
import { auditRoutes } from './audit';
import { automationRoutes } from './automations';
import { campaignRoutes } from './campaigns';
import { enrolmentRoutes } from './enrolments';
import { organizationRoutes } from './organization';
import { segmentRoutes } from './segments';
import { templateRoutes } from './templates';

/** Every operation of the API by where it is mounted. */
export interface RouteTable {
  /** Under `/api` alone. */
  readonly organization: readonly Route[];
  /** Under `/api` and under `/api/artists/:artistId`. */
  readonly workspace: readonly Route[];
}

export const routeTable = (deps: Pick<ApiDeps, 'auth' | 'mailer' | 'appOrigin'>): RouteTable => ({
  organization: [...organizationRoutes, ...accessRoutes(deps)],
  workspace: [
    ...templateRoutes,
    ...segmentRoutes,
    ...campaignRoutes(deps),
    ...automationRoutes,
    ...enrolmentRoutes,
    ...auditRoutes,
  ],
});
