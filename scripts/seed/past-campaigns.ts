import { newId } from '../../db/columns';
import { campaigns, campaignStats, contactEvents, messages } from '../../db/schema';
import { eventNames } from '../../domain/event/event';
import type { ServiceContext } from '../../services/context';
import type { PlacedPerson } from './audience';
import type { Dice } from './dice';
import type { DemoMailing } from './mailings';
import { demoMailings } from './mailings';
import { daysBefore } from './past';

const HOUR_MS = 3_600_000;
const shopLink = 'https://demi-tons.example/ecouter';

/** What became of one mail, with the instants at which it did. */
interface Sent {
  readonly id: string;
  readonly person: PlacedPerson;
  readonly sentAt: Date;
  readonly bouncedAt: Date | null;
  readonly openedAt: Date | null;
  readonly clickedAt: Date | null;
  readonly repliedAt: Date | null;
}

/**
 * Writes the campaigns of the last months as they ended: their ledger, their counters and what their readers did.
 * @returns the ids of those that questions ask for, by the name of the ask.
 */
export async function seedPastCampaigns(
  ctx: ServiceContext,
  people: readonly PlacedPerson[],
  dice: Dice,
): Promise<Readonly<Record<string, string>>> {
  const asked: Record<string, string> = {};
  for (const mailing of demoMailings) {
    const id = newId();
    const sentAt = daysBefore(ctx.now(), mailing.daysAgo);
    const sent = recipientsOf(mailing, people, sentAt).map((person) => outcomeOf(mailing, { person, sentAt, dice }));
    await insertCampaign(ctx, { id, mailing, sentAt, sent });
    if (mailing.ask !== null) asked[mailing.ask] = id;
  }
  return asked;
}

const recipientsOf = (mailing: DemoMailing, people: readonly PlacedPerson[], sentAt: Date) =>
  people.filter(
    ({ circle, consents, addedAt }) => circle === mailing.to && consents.EMAIL_MARKETING === true && addedAt < sentAt,
  );

interface Drawn {
  readonly person: PlacedPerson;
  readonly sentAt: Date;
  readonly dice: Dice;
}

function outcomeOf({ opens, clicks, replies, to }: DemoMailing, { person, sentAt, dice }: Drawn): Sent {
  const later = (hours: number) => new Date(sentAt.getTime() + dice.between(1, hours) * HOUR_MS);
  const didOpen = dice.roll() < opens * (0.25 + 0.75 * person.keenness);
  // The ledger of a small circle shows one address that fails, which is what people look for in it.
  const didBounce = to === 'finance' ? dice.chance(0.15) : person.columns.status === 'bounced';
  const openedAt = didOpen && !didBounce ? later(20) : null;
  const didMore = (share: number) => openedAt !== null && dice.roll() < share;
  return {
    id: newId(sentAt.getTime()),
    person,
    sentAt,
    bouncedAt: didBounce ? later(1) : null,
    openedAt,
    clickedAt: didMore(clicks) ? later(24) : null,
    repliedAt: didMore(replies) ? later(48) : null,
  };
}

interface PastCampaign {
  readonly id: string;
  readonly mailing: DemoMailing;
  readonly sentAt: Date;
  readonly sent: readonly Sent[];
}

async function insertCampaign(ctx: ServiceContext, campaign: PastCampaign): Promise<void> {
  const { db, organizationId } = ctx;
  const { id: campaignId, mailing, sentAt, sent } = campaign;
  const { name, subject } = mailing;
  await db.insert(campaigns).values({
    id: campaignId,
    organizationId,
    name,
    subject,
    content: { htmlContent: `<html><body><h1>${subject}</h1><p><a href="${shopLink}">Écouter</a></p></body></html>` },
    status: 'COMPLETED',
    timezone: 'Europe/Paris',
    settings: {},
    totalRecipients: sent.length,
    createdAt: daysBefore(sentAt, 2),
    updatedAt: sentAt,
    sentAt,
  });
  await db.insert(messages).values(
    sent.map(({ id, person, bouncedAt, openedAt, clickedAt, repliedAt }) => ({
      id,
      organizationId,
      campaignId,
      contactId: person.id,
      address: person.email,
      status: bouncedAt === null ? ('sent' as const) : ('bounced' as const),
      createdAt: sentAt,
      sentAt,
      bouncedAt,
      openedAt,
      clickedAt,
      repliedAt,
      opens: openedAt === null ? 0 : 1,
      clicks: clickedAt === null ? 0 : 1,
    })),
  );
  await db.insert(campaignStats).values({ campaignId, slot: 0, ...countsOf(sent) });
  const events = sent.flatMap((one) => eventsOf(one, campaignId, organizationId));
  if (events.length > 0) await db.insert(contactEvents).values(events);
}

function countsOf(sent: readonly Sent[]) {
  const count = (moment: 'bouncedAt' | 'openedAt' | 'clickedAt' | 'repliedAt') =>
    sent.filter((one) => one[moment] !== null).length;
  const [opened, clicked] = [count('openedAt'), count('clickedAt')];
  return {
    recipients: sent.length,
    sent: sent.length,
    bounced: count('bouncedAt'),
    opened,
    clicked,
    replied: count('repliedAt'),
    opens: opened,
    clicks: clicked,
  };
}

function eventsOf({ id: messageId, person, openedAt, clickedAt }: Sent, campaignId: string, organizationId: string) {
  const event = (name: string, occurredAt: Date, more = {}) => ({
    id: newId(occurredAt.getTime()),
    organizationId,
    contactId: person.id,
    campaignId,
    messageId,
    name,
    occurredAt,
    properties: { campaignId, ...more },
  });
  return [
    ...(openedAt === null ? [] : [event(eventNames.emailOpened, openedAt)]),
    ...(clickedAt === null ? [] : [event(eventNames.linkClicked, clickedAt, { url: shopLink, linkIndex: 0 })]),
  ];
}
