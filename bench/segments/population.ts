import type { Sql, TransactionSql } from 'postgres';

export interface Population {
  readonly contacts: number;
  readonly events: number;
}

/** Contacts and a year of what they did, the same for the same numbers: made by the server itself, in bulk. */
export async function populate(sql: Sql, organizationId: string, { contacts, events }: Population): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`select setseed(0.5)`;
    await tx`create temp table numbered on commit drop as
      select number, gen_random_uuid() as id, random() as luck, random() as age, random() as recency
      from generate_series(1, ${contacts}) as number`;
    await tx`create unique index on numbered (number)`;
    await tx`analyze numbered`;
    await addContacts(tx, organizationId);
    await addEvents(tx, organizationId, { contacts, events });
    await tx`insert into contact_consents (contact_id, type, organization_id, granted, source, at)
      select id, 'EMAIL_MARKETING', ${organizationId}, luck < 0.8, 'bench', now() from numbered where number % 10 > 0`;
  });
  // The visibility map makes index-only scans possible, as the autovacuum of a running server does.
  await sql`vacuum (analyze) contacts`;
  await sql`vacuum (analyze) contact_events`;
  await sql`vacuum (analyze) contact_consents`;
}

async function addContacts(tx: TransactionSql, organizationId: string): Promise<void> {
  await tx`insert into contacts (id, organization_id, email, first_name, last_name, company, country, region, city,
      roles, tags, status, birth_date, lifecycle_stage, engagement_score, lead_score, last_activity, custom_fields,
      created_at, updated_at)
    select id, ${organizationId}, 'fan-' || number || '@example.com',
      (array['Ada', 'Zoé', 'Noël', 'Inès', 'Léa', 'Hugo', 'Chloé', null])[1 + number % 8],
      (array['Martin', 'Bernard', 'Lefèvre', 'Nguyen', 'Dupont', 'Núñez', 'Smith'])[1 + number % 7],
      case when number % 5 = 0 then 'Label ' || number % 500 end,
      (array['France', 'Belgique', 'Suisse', 'Canada', 'Germany', 'Japan'])[1 + floor(luck * luck * 6)::int],
      'Region ' || number % 20,
      (array['Paris', 'Lyon', 'Orléans', 'Besançon', 'Bruxelles', 'Genève', 'Montréal', 'Köln', 'Tokyo', 'Nantes'])
        [1 + floor(age * 10)::int] || case when number % 3 = 0 then ' ' || number % 90 else '' end,
      case when number % 20 = 0 then array['press', 'tour'] when number % 7 = 0 then array['label']
        else array['marketing'] end::contact_role[],
      case when number % 50 = 0 then array['VIP', 'Été'] when number % 4 = 0 then array['newsletter']
        else '{}' end::text[],
      case when luck > 0.95 then 'unsubscribed' else 'active' end,
      case when number % 3 > 0 then current_date - 6000 - floor(age * 15000)::int end,
      (array['SUBSCRIBER', 'LEAD', 'QUALIFIED', 'CUSTOMER', 'ADVOCATE', 'LOST'])[1 + number % 6],
      floor(luck * 100)::real, floor(age * 100)::real,
      case when number % 6 > 0 then now() - recency * interval '400 days' end,
      jsonb_build_object('plan', (array['free', 'Pro', 'Équipe'])[1 + number % 3], 'seats', number % 40,
        'renewal', (current_date + (number % 400 - 100))::text, 'trial', number % 11 = 0,
        'likes', jsonb_build_array('rock', (array['Jazz', 'Électro', 'folk'])[1 + number % 3])),
      now() - age * interval '800 days', now() - age * interval '30 days' - interval '1 hour'
    from numbered order by number`;
}

/** Half of them mails sent; opens, clicks, purchases and concerts with the frequency of a living list. */
async function addEvents(tx: TransactionSql, organizationId: string, { contacts, events }: Population): Promise<void> {
  await tx`insert into contact_events (id, organization_id, contact_id, name, properties, occurred_at, created_at)
    select gen_random_uuid(), ${organizationId}, numbered.id, done.name,
      case done.name
        when 'PURCHASE_MADE' then jsonb_build_object('amount', round((5 + luck * luck * 200)::numeric, 2),
          'currency', case when kind < 0.92 then 'EUR' else 'USD' end,
          'items', jsonb_build_array(jsonb_build_object('sku', 'record-' || floor(recency * 50)::int)))
        when 'LINK_CLICKED' then jsonb_build_object('url', 'https://halftones.example/' ||
          (array['tour', 'shop', 'album'])[1 + floor(recency * 3)::int])
        else '{}' end, done.at, done.at
    from (
      select 1 + floor(power(random(), 1.5) * ${contacts})::int as number, kind,
        now() - random() * interval '365 days' as at,
        case when kind < 0.5 then 'EMAIL_SENT' when kind < 0.8 then 'EMAIL_OPENED' when kind < 0.9 then 'LINK_CLICKED'
          when kind < 0.95 then 'PURCHASE_MADE' else 'CONCERT_ATTENDED' end as name
      from (select random() as kind from generate_series(1, ${events})) as drawn
    ) as done
    join numbered on numbered.number = least(done.number, ${contacts})
    order by done.at`;
}
