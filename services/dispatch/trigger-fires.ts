import type { Trigger } from '../../domain/automation/definition';
import { Failure } from '../../domain/error/failure';
import type { EventProperties, JsonValue } from '../../domain/event/event';
import { crosses } from '../../domain/scoring/threshold';
import type { PropertyCondition } from '../../domain/segment/criteria';
import { createEventFilter } from '../../domain/segment/evaluate-behaviour';
import type { Clock } from '../../domain/segment/facts';
import { fold } from '../../domain/segment/fold';
import { readPropertyCondition } from '../../domain/segment/read-criteria';
import type { ServiceContext } from '../context';
import { contactMatches } from '../segment/matches';

interface HappenedEvent {
  readonly contactId: string;
  readonly properties: EventProperties;
  readonly occurredAt: Date;
}

interface TriggerQuestion {
  readonly trigger: Trigger;
  readonly event: HappenedEvent;
  /** The automation's time zone, by which a `where` reads days. */
  readonly timezone: string;
}

/**
 * Whether an event of the trigger's name fires it: first what the event says, then the contact's conditions.
 * Conditions that cannot be asked, because a segment they name is gone, do not hold; the other events go on.
 */
export async function triggerFires(
  ctx: ServiceContext,
  { trigger, event, timezone }: TriggerQuestion,
): Promise<boolean> {
  if (!eventFits(trigger, event, { now: ctx.now(), timezone })) return false;
  const { conditions = [] } = trigger;
  if (conditions.length === 0) return true;
  const question = { contactId: event.contactId, criteria: { logic: 'AND', conditions } } as const;
  try {
    return await contactMatches({ ctx, input: question });
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

function eventFits(trigger: Trigger, event: HappenedEvent, clock: Clock): boolean {
  const { properties } = event;
  switch (trigger.type) {
    case 'EVENT':
      return (trigger.configuration.where ?? []).every((condition) => propertyHolds(condition, event, clock));
    case 'CONTACT_CREATED': {
      const { source } = trigger.configuration;
      return source === undefined || sameText(properties['source'], source);
    }
    case 'SEGMENT_ENTERED':
    case 'SEGMENT_LEFT':
      return properties['segmentId'] === trigger.configuration.segmentId;
    case 'SCORE_CHANGED': {
      const { score, from, to } = properties;
      const isMeant = score === trigger.configuration.score && typeof from === 'number' && typeof to === 'number';
      return isMeant && crosses(trigger.configuration, from, to);
    }
  }
}

function propertyHolds(condition: PropertyCondition, event: HappenedEvent, clock: Clock): boolean {
  const read = readPropertyCondition(condition);
  if ('fault' in read) return false;
  const { properties, occurredAt } = event;
  return createEventFilter(read.ok, clock)({ properties, campaignId: null, occurredAt: occurredAt.toISOString() });
}

const sameText = (value: JsonValue | undefined, text: string): boolean =>
  typeof value === 'string' && fold(value) === fold(text);
