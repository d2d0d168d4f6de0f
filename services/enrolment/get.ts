import type { Enrolment } from '../../domain/automation/enrolment';
import type { ServiceCall } from '../context';
import { getEnrolmentInOrganization } from './load';
import { presentEnrolments } from './present';

/** One contact's walk with each step's outcome and why. @throws Failure NOT_FOUND */
export async function getEnrolment({ ctx, input }: ServiceCall<{ readonly enrolmentId: string }>): Promise<Enrolment> {
  const row = await getEnrolmentInOrganization(ctx, input.enrolmentId);
  const [enrolment] = await presentEnrolments(ctx, [row]);
  if (enrolment === undefined) throw new Error('one row makes one enrolment');
  return enrolment;
}
