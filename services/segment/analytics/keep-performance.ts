import { eq } from 'drizzle-orm';
import { segments } from '../../../db/schema';
import type { SegmentAnalytics } from '../../../domain/segment/analytics';
import type { ServiceContext } from '../../context';
import type { SegmentRow } from '../load';

/** Keeps how engaged all members are, and how many of them bought, beside the count; a part left out stays as it was. */
export async function keepPerformance(
  { db }: ServiceContext,
  row: SegmentRow,
  { engagement, conversion }: Pick<SegmentAnalytics, 'engagement' | 'conversion'>,
): Promise<void> {
  const averageEngagement = engagement ? engagement.averageScore : row.averageEngagement;
  const conversionRate = conversion ? conversion.rate : row.conversionRate;
  if (averageEngagement === row.averageEngagement && conversionRate === row.conversionRate) return;
  await db
    .update(segments)
    .set({ averageEngagement, conversionRate, updatedAt: row.updatedAt })
    .where(eq(segments.id, row.id));
}
