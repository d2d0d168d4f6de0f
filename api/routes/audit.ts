import { auditAnswer, listAuditSchema } from '../../domain/audit/schema';
import { listAudit } from '../../services/audit/list';
import { pageOf } from '../page-answer';
import { route } from '../route';

export const auditRoutes = [
  route({
    method: 'get',
    path: '/audit',
    tag: 'Audit',
    summary: 'Every change: what, by whom, when and from where',
    permission: 'audit:read',
    query: listAuditSchema,
    answer: pageOf(auditAnswer),
    handler: ({ ctx, query }) => listAudit({ ctx, input: query }),
  }),
];
