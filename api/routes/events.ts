import { Failure, invalid } from '../../domain/error/failure';
import type { IncomingEvent } from '../../domain/event/schema';
import { eventsAnswer, eventsBodySchema, incomingEventSchema, MAX_EVENTS_A_REQUEST } from '../../domain/event/schema';
import type { ServiceContext } from '../../services/context';
import { takeEvents } from '../../services/event/take';
import type { EventsAnswer, NumberedEvent, RejectedEvent } from '../../services/event/take';
import type { Route } from '../route';
import { route } from '../route';
import { parseInput } from '../validation';

/** A single event at fault is a wrong request; among many, it is rejected by its index. */
async function takeBody(ctx: ServiceContext, body: unknown): Promise<EventsAnswer> {
  const schema = incomingEventSchema(ctx.now());
  if (!Array.isArray(body)) {
    return takeEvents({ ctx, input: { events: [{ index: 0, event: parseInput(schema, body, ctx.locale) }] } });
  }
  if (body.length > MAX_EVENTS_A_REQUEST)
    throw invalid([{ path: '', message: `at most ${MAX_EVENTS_A_REQUEST} events a request` }]);
  const events: NumberedEvent[] = [];
  const rejected: RejectedEvent[] = [];
  for (const [index, item] of body.entries()) {
    const event = orFailure(() => parseInput(schema, item, ctx.locale));
    if (event instanceof Failure) rejected.push({ index, code: event.code, message: faultsOf(event) });
    else events.push({ index, event });
  }
  const answer = await takeEvents({ ctx, input: { events } });
  const all = [...rejected, ...answer.rejected].toSorted((a, b) => a.index - b.index);
  return { ...answer, rejected: all };
}

function orFailure(parse: () => IncomingEvent): IncomingEvent | Failure {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

const faultsOf = ({ details }: Failure): string =>
  details.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');

export const eventRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/events',
    tag: 'Events',
    summary: `Tell what contacts did: one event, or up to ${MAX_EVENTS_A_REQUEST}`,
    permission: 'events:write',
    body: eventsBodySchema,
    status: 202,
    answer: eventsAnswer,
    handler: ({ ctx, body }) => takeBody(ctx, body),
  }),
];
