import { enrolmentAnswer, enrolmentParams } from '../../domain/automation/enrolment-schema';
import { controlEnrolment } from '../../services/enrolment/control';
import { getEnrolment } from '../../services/enrolment/get';
import type { EnrolmentWish } from '../../workflows/automation-run/contract';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Automations';

const wish = (name: EnrolmentWish, summary: string): Route =>
  route({
    method: 'post',
    path: `/enrolments/:enrolmentId/${name}`,
    tag,
    summary,
    permission: 'automations:publish',
    params: enrolmentParams,
    answer: enrolmentAnswer,
    handler: ({ ctx, params }) => controlEnrolment({ ctx, input: { ...params, wish: name } }),
  });

export const enrolmentRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/enrolments/:enrolmentId',
    tag,
    summary: "One contact's walk, with each step's outcome and why",
    permission: 'automations:read',
    params: enrolmentParams,
    answer: enrolmentAnswer,
    handler: ({ ctx, params }) => getEnrolment({ ctx, input: params }),
  }),
  wish('skip', 'Pass the contact over the present wait or failed step'),
  wish('exit', 'Take the contact out'),
  wish('retry', 'Try a failed step again'),
];
