import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { templates } from '../../db/schema';
import type { ContactRole } from '../../domain/contact/contact';
import type { ServiceContext } from '../context';

/** A métier has one default template in a workspace: the others give way. */
export async function unsetOtherDefaults(
  ctx: ServiceContext,
  tx: Database,
  kept: { readonly id: string; readonly artistId: string | null; readonly contactRole: ContactRole },
): Promise<void> {
  await tx
    .update(templates)
    .set({ isDefault: false })
    .where(
      and(
        eq(templates.organizationId, ctx.organizationId),
        kept.artistId === null ? isNull(templates.artistId) : eq(templates.artistId, kept.artistId),
        eq(templates.contactRole, kept.contactRole),
        eq(templates.isDefault, true),
        ne(templates.id, kept.id),
      ),
    );
}
