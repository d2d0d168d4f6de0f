import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { ListEnrolments } from '../../domain/automation/enrolment-schema';
import type { Enrolment } from '../../domain/automation/enrolment';
import { contacts, enrolments } from '../../db/schema';
import { getAutomationInOrganization } from '../automation/load';
import type { ServiceCall } from '../context';
import type { CursorPosition } from '../cursor';
import { decodeCursor, encodeCursor } from '../cursor';
import type { Page } from '../list';
import { selectEnrolments, visibleEnrolments } from './load';
import { presentEnrolments } from './present';

type EnrolmentsOf = ListEnrolments & { readonly workflowId: string };

/** A page of those who walk or walked an automation. @throws Failure NOT_FOUND when there is no such automation. */
export async function listEnrolments({ ctx, input }: ServiceCall<EnrolmentsOf>): Promise<Page<Enrolment>> {
  const automation = await getAutomationInOrganization(ctx, input.workflowId);
  const { limit, cursor, sort, status, stepId, contactId } = input;
  const descending = sort.startsWith('-');
  const filter = and(
    visibleEnrolments(ctx),
    eq(enrolments.automationId, automation.id),
    status === undefined ? undefined : eq(enrolments.status, status),
    stepId === undefined ? undefined : eq(enrolments.currentStepId, stepId),
    contactId === undefined ? undefined : eq(enrolments.contactId, contactId),
  );
  const [rows, [counted]] = await Promise.all([
    selectEnrolments(ctx.db)
      .where(and(filter, after(descending, decodeCursor(sort, cursor))))
      // Ids begin with the time of entry, so that the index on them serves both orders.
      .orderBy((descending ? desc : asc)(enrolments.id))
      .limit(limit + 1),
    ctx.db
      .select({ total: count() })
      .from(enrolments)
      .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
      .where(filter),
  ]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1)?.enrolment : undefined;
  return {
    items: await presentEnrolments(ctx, page),
    nextCursor: last === undefined ? null : encodeCursor(sort, { value: last.enteredAt.toISOString(), id: last.id }),
    total: counted?.total ?? 0,
  };
}

const after = (descending: boolean, position: CursorPosition | null): SQL | undefined =>
  position === null ? undefined : sql`${enrolments.id} ${descending ? sql`<` : sql`>`} ${position.id}::uuid`;
