import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { contactConsents, contactEvents, segmentSizes, suppressions } from '../../db/schema';
import { emailDigest } from '../../services/suppression/digest';
import { createContact } from './contact';
import { createSentMessage } from './message';

interface MeasuredPopulation {
  readonly organizationId: string;
  /** Of everybody with the tag `vip`. */
  readonly segmentId: string;
  readonly now: Date;
}

/** Four members of a segment and one who is not, with mails, purchases, comings and goings, and two sizes of other days. */
export async function createMeasuredPopulation(
  connection: DatabaseConnection,
  { organizationId, segmentId, now }: MeasuredPopulation,
) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const contact = (values: Partial<Parameters<typeof createContact>[1]>) =>
    createContact(connection, { organizationId, ...values });
  const happened = (contactId: string, name: string, days: number, properties: Record<string, string | number> = {}) =>
    connection.db.insert(contactEvents).values({
      id: newId(),
      organizationId,
      contactId,
      name,
      properties,
      occurredAt: daysAgo(days),
    });
  const mailed = (contactId: string, days: number, values: object = {}) =>
    createSentMessage(connection, {
      organizationId,
      contactId,
      sentAt: daysAgo(days),
      ...values,
    });

  const anna = await contact({
    email: 'anna@gmail.com',
    tags: ['vip', 'paris'],
    roles: ['press'],
    engagementScore: 80,
    lastActivity: daysAgo(10),
    country: 'France',
    city: 'Paris',
    lifecycleStage: 'CUSTOMER',
  });
  const bruno = await contact({
    email: 'bruno@GMAIL.com',
    tags: ['vip', 'paris'],
    engagementScore: 30,
    lastActivity: daysAgo(60),
    country: 'france',
    city: 'PARIS',
    consents: [],
  });
  await connection.db.insert(contactConsents).values({
    contactId: bruno.id,
    organizationId,
    type: 'EMAIL_MARKETING',
    granted: false,
    source: 'test',
    at: daysAgo(1),
  });
  const chloe = await contact({
    email: 'chloe@orange.fr',
    tags: ['vip'],
    engagementScore: 29.5,
    country: 'Belgique',
    city: 'Liège',
    lifecycleStage: 'LEAD',
    consents: [],
  });
  await connection.db.insert(suppressions).values({
    organizationId,
    email: chloe.email,
    emailDigest: emailDigest(chloe.email),
    reason: 'MANUAL',
  });
  const denis = await contact({
    email: 'denis@gmail.com',
    tags: ['vip'],
    engagementScore: 70,
    lastActivity: daysAgo(95),
    status: 'unsubscribed',
    city: 'Paris',
    consents: ['EMAIL_MARKETING', 'SMS_MARKETING'],
  });
  const outside = await contact({ tags: ['paris'], engagementScore: 100, lastActivity: now, country: 'France' });

  await mailed(anna.id, 10, { openedAt: daysAgo(9), clickedAt: daysAgo(9) });
  await mailed(anna.id, 20);
  await mailed(bruno.id, 89, { openedAt: daysAgo(88) });
  await mailed(bruno.id, 91, { openedAt: daysAgo(90) });
  await mailed(denis.id, 5, { status: 'bounced' });
  await mailed(denis.id, 4, { status: 'failed', openedAt: daysAgo(4) });
  await mailed(outside.id, 3, { openedAt: daysAgo(3) });

  await happened(anna.id, 'PURCHASE_MADE', 5, { amount: 30, currency: 'EUR' });
  await happened(anna.id, 'PURCHASE_MADE', 6, { amount: 20, currency: 'eur' });
  await happened(anna.id, 'PURCHASE_MADE', 100, { amount: 1000, currency: 'EUR' });
  await happened(denis.id, 'PURCHASE_MADE', 50, { amount: 12.5, currency: 'USD' });
  await happened(denis.id, 'PURCHASE_MADE', 51, { amount: 'much' });
  await happened(outside.id, 'PURCHASE_MADE', 2, { amount: 500, currency: 'EUR' });

  await happened(anna.id, 'SEGMENT_ENTERED', 3, { segmentId });
  await happened(bruno.id, 'SEGMENT_ENTERED', 3, { segmentId });
  await happened(outside.id, 'SEGMENT_LEFT', 3, { segmentId });
  await happened(outside.id, 'SEGMENT_ENTERED', 3, { segmentId: newId() });
  await connection.db.insert(segmentSizes).values([
    { segmentId, day: '2026-01-30', count: 2, countedAt: daysAgo(30) },
    { segmentId, day: '2026-02-22', count: 5, countedAt: daysAgo(7) },
  ]);
}
