import { z } from 'zod';
import { errorStatus } from '../error/codes';
import { isStorable } from '../contact/text';
import { eventNames } from './event';

export const MAX_EVENTS_A_REQUEST = 1_000;
const MAX_PROPERTIES_LENGTH = 32_768;
/** A clock may be a little ahead of ours. */
const TOLERATED_AHEAD_MS = 10 * 60_000;
/** Nothing is older than the first events anyone could have kept. */
const OLDEST = Date.parse('2000-01-01T00:00:00Z');

const shortText = (max: number) =>
  z.string().trim().min(1).max(max).refine(isStorable, 'holds a character that cannot be stored');

/** JSON text writes a character that the database cannot hold as an escape; escaped backslashes are no escapes. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

const properties = z.record(z.string().max(100), z.json()).superRefine((value, context) => {
  const text = JSON.stringify(value);
  if (text.length > MAX_PROPERTIES_LENGTH)
    context.addIssue({ code: 'custom', message: `at most ${MAX_PROPERTIES_LENGTH} characters as JSON` });
  if (unstorable.test(text)) context.addIssue({ code: 'custom', message: 'holds a character that cannot be stored' });
});

/** What a purchase must say, so that revenue can be added up. */
const purchaseSchema = z.looseObject({
  amount: z.number().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR'),
  orderId: z.string().min(1).max(200),
  items: z.array(z.json()).optional(),
});

/** An event as programs send it: about one contact, named by id or by address. `now` bounds what may lie ahead. */
export const incomingEventSchema = (now: Date) =>
  z
    .strictObject({
      id: shortText(200).optional(),
      contactId: z.string().max(100).optional(),
      email: z.string().max(1_000).optional(),
      name: shortText(100),
      properties: properties.optional(),
      occurredAt: z.iso
        .datetime({ offset: true })
        .transform((text) => new Date(text))
        .refine((at) => at.getTime() >= OLDEST, 'lies before the year 2000')
        .refine((at) => at.getTime() <= now.getTime() + TOLERATED_AHEAD_MS, 'lies in the future')
        .optional(),
    })
    .superRefine((event, context) => {
      if ((event.contactId === undefined) === (event.email === undefined))
        context.addIssue({ code: 'custom', path: ['contactId'], message: 'either contactId or email, and not both' });
      if (event.name !== eventNames.purchaseMade) return;
      const purchase = purchaseSchema.safeParse(event.properties ?? {});
      for (const issue of purchase.error?.issues ?? [])
        context.addIssue({ code: 'custom', path: ['properties', ...issue.path], message: issue.message });
    });
export type IncomingEvent = z.output<ReturnType<typeof incomingEventSchema>>;

const anyEvent = z.looseObject({
  id: z.unknown().optional().describe('a text; makes the event idempotent'),
  contactId: z.unknown().optional().describe('a contact, or else email'),
  email: z.unknown().optional(),
  name: z.unknown().optional().describe('PURCHASE_MADE, FORM_SUBMITTED, … or a name of your own'),
  properties: z.unknown().optional().describe('a JSON object'),
  occurredAt: z.unknown().optional().describe('ISO 8601; now unless given'),
});

/** One event or many; each is checked on its own, so that one at fault does not keep the others out. */
export const eventsBodySchema = z.union([z.array(z.unknown()), anyEvent]);

const errorCodes = Object.keys(errorStatus);

export const eventsAnswer = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(
    z.object({ index: z.int(), code: z.string().describe(errorCodes.join(', ')), message: z.string() }),
  ),
});
