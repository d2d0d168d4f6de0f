import { and, eq, isNull } from 'drizzle-orm';
import { emailKeyOf } from '../../domain/contact/email';
import { failure } from '../../domain/error/failure';
import type { Failure } from '../../domain/error/failure';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { ServiceContext } from '../context';

interface Place {
  readonly artistId: string | null;
  readonly email: string;
}

/** Who has this address in this workspace. */
async function findByAddress(tx: Database, organizationId: string, { artistId, email }: Place) {
  const [row] = await tx
    .select({ id: contacts.id, roles: contacts.roles })
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, organizationId),
        artistId === null ? isNull(contacts.artistId) : eq(contacts.artistId, artistId),
        eq(contacts.emailKey, emailKeyOf(email)),
      ),
    );
  return row ?? null;
}

/** The failure for an address that another contact has; it carries that contact's id where the actor may see it. */
export async function addressTaken(ctx: ServiceContext, tx: Database, place: Place): Promise<Failure> {
  const other = await findByAddress(tx, ctx.organizationId, place);
  const seen = other && (ctx.metiers.length === 0 || other.roles.some((role) => ctx.metiers.includes(role)));
  return failure('ALREADY_EXISTS', {
    ...(seen ? { contactId: other.id } : {}),
    message: {
      en: 'A contact with this email address exists already.',
      fr: 'Un contact avec cette adresse email existe déjà.',
    },
    details: [{ path: 'email', message: 'taken by another contact' }],
  });
}

/** @throws Failure ALREADY_EXISTS when another contact than `ownId` has the address. */
export async function assertAddressFree(
  ctx: ServiceContext,
  tx: Database,
  place: Place & { readonly ownId: string },
): Promise<void> {
  const other = await findByAddress(tx, ctx.organizationId, place);
  if (other && other.id !== place.ownId) throw await addressTaken(ctx, tx, place);
}
