import { afterAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../test/environment/database';

const database = await openTestDatabase();
afterAll(() => database.close());

describe('the migrated database', () => {
  it('folds case, accents and ligatures as the domain does', async () => {
    const [row] = await database.sql`select fermata_fold('Élodie ÇA ﬁn') as folded`;
    expect(row?.folded).toBe('elodie ca fin');
  });

  it('keeps an event of this month in its own partition and one of long ago in the default one', async () => {
    const insert = (at: string) => database.sql`
      insert into contact_events (id, organization_id, contact_id, name, occurred_at)
      values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'X', ${at}::timestamptz)
      returning tableoid::regclass::text as partition`;
    const [old] = await insert('1999-05-05');
    const [recent] = await insert(new Date().toISOString());
    expect(old?.partition).toBe('contact_events_other');
    expect(recent?.partition).toMatch(/^contact_events_\d{4}_\d{2}$/);
  });
});
