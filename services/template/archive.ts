import { and, eq } from 'drizzle-orm';
import { templates } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { visibleTemplates } from './get';

/** Takes a template out of the lists. Its versions stay: automations and sent messages go on referring to them. */
export async function archiveTemplate({ ctx, input }: ServiceCall<{ readonly templateId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx
      .update(templates)
      .set({ archived: true, isDefault: false })
      .where(and(visibleTemplates(ctx), eq(templates.id, input.templateId)))
      .returning({ name: templates.name });
    if (gone === undefined) throw failure('NOT_FOUND');
    await recordChange(ctx, tx, {
      action: 'template.archived',
      entity: { type: 'template', id: input.templateId },
      before: { name: gone.name },
    });
  });
}
