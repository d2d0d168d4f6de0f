import { asc, eq, sql } from 'drizzle-orm';
import { contactEvents, fieldDefinitions } from '../../../db/schema';
import type { Database } from '../../../db/client';
import type { JsonValue } from '../../../domain/event/event';
import type { CatalogueEvent, CatalogueField } from '../../../domain/segment/catalogue';
import { builtInFields, eventEntry, knownEventNames, namedField } from '../../../domain/segment/catalogue';
import { propertiesSeen } from '../../../domain/segment/seen-properties';
import type { ServiceContext } from '../../context';
import { listTopics } from '../../topic/list';
import { ask } from '../ask';

const MAX_CUSTOM_EVENTS = 200;
/** Events looked into for each name: enough to meet the properties that most of them carry. */
const SAMPLED_EVENTS = 50;

export interface SegmentCatalogue {
  readonly fields: readonly CatalogueField[];
  readonly events: readonly CatalogueEvent[];
}

/** All that conditions may name here, in the reader's language; segments, campaigns and automations have lists of their own. */
export async function getSegmentCatalogue({ ctx }: { readonly ctx: ServiceContext }): Promise<SegmentCatalogue> {
  const [topics, definitions, events] = await Promise.all([
    listTopics({ ctx, input: {} }),
    ctx.db
      .select()
      .from(fieldDefinitions)
      .where(eq(fieldDefinitions.organizationId, ctx.organizationId))
      .orderBy(asc(fieldDefinitions.name)),
    ask(ctx, async (tx) => {
      const met = await eventNamesMet(ctx, tx);
      return sampleProperties(ctx, tx, [...new Set([...knownEventNames, ...met])]);
    }),
  ]);
  const aboutTopics = topics.items.map(({ key, name }) =>
    namedField({ field: `topic.${key}`, label: name, type: 'BOOLEAN' }, 'TOPIC', ctx.locale),
  );
  const custom = definitions.map(({ name, label, type }) =>
    namedField({ field: `customFields.${name}`, label, type }, 'CUSTOM', ctx.locale),
  );
  return {
    fields: [...builtInFields(ctx.locale), ...aboutTopics, ...custom],
    events: events.map(({ name, samples }) => eventEntry(name, propertiesSeen(samples), ctx.locale)),
  };
}

/** The names of the organisation's events, each found by one step along the index however many events bear it. */
async function eventNamesMet({ organizationId }: ServiceContext, tx: Database): Promise<readonly string[]> {
  const least = (after: ReturnType<typeof sql>) => sql`(select min(${contactEvents.name}) from ${contactEvents}
    where ${contactEvents.organizationId} = ${organizationId}::uuid ${after})`;
  const rows = await tx.execute<{ name: string }>(sql`
    with recursive met(name) as (
      select ${least(sql.empty())}
      union all
      select ${least(sql`and ${contactEvents.name} > met.name`)} from met where met.name is not null
    )
    select name from met where name is not null limit ${MAX_CUSTOM_EVENTS}`);
  return rows.map(({ name }) => name);
}

interface SampledEvent {
  readonly name: string;
  /** Each property as the latest events carry it. */
  readonly samples: readonly (readonly [property: string, value: JsonValue])[];
}

async function sampleProperties(
  { organizationId }: ServiceContext,
  tx: Database,
  names: readonly string[],
): Promise<readonly SampledEvent[]> {
  const rows = await tx.execute<{ name: string; property: string; value: JsonValue }>(sql`
    select asked.name, member.key as property, member.value
    from unnest(${sql.param(names)}::text[]) as asked(name)
      cross join lateral (
        select ${contactEvents.properties} as properties from ${contactEvents}
        where ${contactEvents.organizationId} = ${organizationId}::uuid and ${contactEvents.name} = asked.name
        order by ${contactEvents.occurredAt} desc limit ${SAMPLED_EVENTS}
      ) as recent
      cross join lateral jsonb_each(recent.properties) as member`);
  return names.map((name) => ({
    name,
    samples: rows.filter((row) => row.name === name).map(({ property, value }) => [property, value] as const),
  }));
}
