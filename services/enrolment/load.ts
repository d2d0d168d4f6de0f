import { and, arrayOverlaps, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { Database } from '../../db/client';
import { contacts, enrolments } from '../../db/schema';
import type { ServiceContext } from '../context';

/** The enrolments of the workspace whose contacts the actor may see. */
export const visibleEnrolments = ({
  organizationId,
  artistId,
  metiers,
}: Pick<ServiceContext, 'organizationId' | 'artistId' | 'metiers'>): SQL | undefined =>
  and(
    eq(enrolments.organizationId, organizationId),
    artistId === null ? undefined : eq(contacts.artistId, artistId),
    metiers.length === 0 ? undefined : arrayOverlaps(contacts.roles, [...metiers]),
  );

export type EnrolmentRow = Awaited<ReturnType<typeof selectEnrolments>>[number];

/** Enrolments with whom they are of. */
export const selectEnrolments = (db: Database) =>
  db
    .select({
      enrolment: enrolments,
      contact: { email: contacts.email, firstName: contacts.firstName, lastName: contacts.lastName },
    })
    .from(enrolments)
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId));

/** @throws Failure NOT_FOUND when the id is unknown, of another tenant or workspace, or of a métier the actor may not see. */
export async function getEnrolmentInOrganization(ctx: ServiceContext, enrolmentId: string): Promise<EnrolmentRow> {
  if (!isUuid(enrolmentId)) throw failure('NOT_FOUND');
  const [row] = await selectEnrolments(ctx.db).where(and(visibleEnrolments(ctx), eq(enrolments.id, enrolmentId)));
  if (!row) throw failure('NOT_FOUND');
  return row;
}
