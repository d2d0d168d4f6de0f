import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contactEvents, messages } from '../../../db/schema';
import type { FieldType } from '../../../domain/contact/contact';
import { eventNames } from '../../../domain/event/event';
import { AMOUNT_OF_EVENT, CAMPAIGN_OF_EVENT } from '../../../domain/segment/event-members';
import type { JsonSource } from './json';
import { jsonMember, jsonOperand } from './json';
import type { CompileScope, Operand } from './operand';

/** Where the events of a name are kept, and what each of its columns says. */
export interface EventSource {
  readonly table: SQL;
  /** Of one organisation and one name. */
  readonly filter: SQL;
  readonly id: SQL;
  readonly contactId: SQL;
  readonly occurredAt: SQL;
  /** A JSONB object. */
  readonly properties: SQL;
  readonly campaignId: SQL;
  /** A NUMERIC column with the property of that name where it is a number; null where there is no such column. */
  readonly amount: SQL | null;
  /** Whether no event but the ledger's own row says which campaign it was of. */
  readonly isLedger: boolean;
}

/** A mail received is a row of the send ledger that was handed over and did not bounce; all else is an event. */
export const eventSource = (name: string, organizationId: string): EventSource =>
  name === eventNames.emailSent
    ? {
        table: sql`${messages}`,
        filter: sql`${messages.organizationId} = ${organizationId}::uuid
          and ${messages.sentAt} is not null and ${messages.bouncedAt} is null`,
        id: sql`${messages.id}`,
        contactId: sql`${messages.contactId}`,
        occurredAt: sql`${messages.sentAt}`,
        properties: sql`jsonb_strip_nulls(jsonb_build_object('campaignId', ${messages.campaignId}))`,
        campaignId: sql`${messages.campaignId}`,
        amount: null,
        isLedger: true,
      }
    : {
        table: sql`${contactEvents}`,
        filter: sql`${contactEvents.organizationId} = ${organizationId}::uuid and ${contactEvents.name} = ${name}::text`,
        id: sql`${contactEvents.id}`,
        contactId: sql`${contactEvents.contactId}`,
        occurredAt: sql`${contactEvents.occurredAt}`,
        properties: sql`${contactEvents.properties}`,
        campaignId: sql`${contactEvents.campaignId}`,
        amount: sql`${contactEvents.amount}`,
        isLedger: false,
      };

/** A property of an event as one type. */
export function propertyOperand(source: EventSource, property: string, type: FieldType, scope: CompileScope): Operand {
  if (source.amount && property === AMOUNT_OF_EVENT && type === 'NUMBER')
    return { kind: 'number', value: source.amount };
  return source.isLedger && property === CAMPAIGN_OF_EVENT && type === 'STRING'
    ? { kind: 'id', value: source.campaignId }
    : jsonOperand(propertyOf(source, property), type, scope);
}

/** A property of an event; `campaignId` is a column of its own where the event came from a campaign. */
export function propertyOf({ properties, campaignId }: EventSource, property: string): JsonSource {
  const own = jsonMember(properties, property);
  if (property !== CAMPAIGN_OF_EVENT) return own;
  return {
    json: sql`coalesce(${own.json}, to_jsonb(${campaignId}))`,
    text: sql`coalesce(${own.text}, ${campaignId}::text)`,
  };
}
