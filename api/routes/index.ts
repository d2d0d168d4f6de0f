import type { ApiDeps } from '../deps';
import type { Route } from '../route';
import { accessRoutes } from './access';
import { auditRoutes } from './audit';
import { automationRoutes } from './automations';
import { campaignRoutes } from './campaigns';
import { consentRoutes } from './consents';
import { contactRoutes } from './contacts';
import { enrolmentRoutes } from './enrolments';
import { eventRoutes } from './events';
import { exportRoutes } from './exports';
import { importRoutes } from './imports';
import { organizationRoutes } from './organization';
import { segmentAnalyticsRoutes } from './segment-analytics';
import { contactScoreRoutes, scoringRoutes } from './scoring';
import { segmentPlanRoutes } from './segment-plans';
import { segmentRoutes } from './segments';
import { suppressionRoutes } from './suppressions';
import { templateRoutes } from './templates';
import { topicRoutes } from './topics';

/** Every operation of the API by where it is mounted. */
export interface RouteTable {
  /** Under `/api` alone. */
  readonly organization: readonly Route[];
  /** Under `/api` and under `/api/artists/:artistId`. */
  readonly workspace: readonly Route[];
}

export const routeTable = (deps: Pick<ApiDeps, 'auth' | 'mailer' | 'appOrigin'>): RouteTable => ({
  organization: [...organizationRoutes, ...scoringRoutes, ...accessRoutes(deps)],
  workspace: [
    // Before the contacts: `imports` would be taken for a contact's id.
    ...importRoutes,
    ...contactRoutes,
    ...contactScoreRoutes,
    ...consentRoutes,
    ...topicRoutes,
    ...suppressionRoutes,
    ...eventRoutes,
    ...templateRoutes,
    // Before the segments: `slow` and `indexes` would be taken for a segment's id.
    ...segmentPlanRoutes,
    ...segmentRoutes,
    ...exportRoutes(deps),
    ...segmentAnalyticsRoutes,
    ...campaignRoutes(deps),
    ...automationRoutes,
    ...enrolmentRoutes,
    ...auditRoutes,
  ],
});
