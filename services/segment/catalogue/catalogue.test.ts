import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldDefinitions } from '../../../db/schema';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import type { ServiceContext } from '../../context';
import { recordEvents } from '../../event/record';
import { createTopic } from '../../topic/create';
import { getSegmentCatalogue } from './get';
import { listValues } from './values';

describe('the catalogue of what conditions may name', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  let artistId: string;
  const add = async (values: Partial<Parameters<typeof createContact>[1]>, to = ctx) =>
    (await createContact(connection, { organizationId: to.organizationId, ...values })).id;
  const happen = (contactId: string, name: string, properties: Record<string, string | number | string[]>, to = ctx) =>
    recordEvents(connection.db, [
      { organizationId: to.organizationId, artistId: null, contactId, name, properties, occurredAt: new Date() },
    ]);
  const valuesOf = async (input: Parameters<typeof listValues>[0]['input'], as = ctx) =>
    (await listValues({ ctx: as, input })).values;

  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx, artistId } = await createTestContext(connection));
    const { ctx: others } = await createTestContext(connection);
    const define = (to: ServiceContext, name: string, type: 'STRING' | 'NUMBER' | 'ARRAY') =>
      connection.db
        .insert(fieldDefinitions)
        .values({ organizationId: to.organizationId, name, label: `The ${name}`, type });
    await define(ctx, 'venue', 'STRING');
    await define(ctx, 'seats', 'NUMBER');
    await define(ctx, 'instruments', 'ARRAY');
    await define(others, 'theirs', 'STRING');
    await createTopic({ ctx, input: { key: 'tours', name: 'Tour dates' } });
    await createTopic({ ctx: others, input: { key: 'their-topic', name: 'Theirs' } });
    const customFields = { venue: 'Le Bikini', instruments: ['oud', 'piano'], seats: 3 };
    const first = await add({ city: 'Paris', tags: ['vip'], roles: ['press'], customFields });
    await add({
      city: 'PARIS',
      tags: ['vip', 'Presse écrite'],
      roles: ['tour'],
      customFields: { instruments: ['oud'] },
    });
    await add({ city: 'Paris', artistId });
    await add({ city: 'Parthenay' });
    await add({ city: '50% _off_' });
    const theirs = await add({ city: 'Parma', customFields: { theirs: 'x' } }, others);
    await happen(first, 'LINK_CLICKED', { url: 'https://a.example/tour', coupon: 'SPRING' });
    await happen(first, 'PURCHASE_MADE', { items: ['Vinyl', 'Tote bag'], product: 'vinyl' });
    await happen(first, 'CONCERT_ATTENDED', { venue: 'Zénith', seats: 2, on: '2026-03-01', with: ['Ana'] });
    await happen(theirs, 'THEIR_EVENT', { secret: 'x' }, others);
    await happen(theirs, 'LINK_CLICKED', { url: 'https://their.example' }, others);
  });
  afterAll(() => connection.close());

  it('names every column, consent and field of the organisation, with its type, its choices and a label to read', async () => {
    const { fields } = await getSegmentCatalogue({ ctx: { ...ctx, locale: 'fr' } });
    const find = (field: string) => fields.find((one) => one.field === field);
    expect(find('firstName')).toEqual({
      field: 'firstName',
      group: 'PERSON',
      label: 'Prénom',
      type: 'STRING',
      suggests: true,
    });
    expect(find('lifecycleStage')?.choices).toContainEqual({ value: 'CUSTOMER', label: 'Client' });
    expect(find('roles')).toMatchObject({ type: 'ARRAY', suggests: false });
    expect(find('consent.EMAIL_MARKETING')).toMatchObject({
      group: 'CONSENT',
      label: 'Marketing par email',
      choices: [{ value: true }, { value: false }],
    });
    expect(find('customFields.seats')).toMatchObject({ group: 'CUSTOM', label: 'The seats', type: 'NUMBER' });
    expect(find('topic.tours')).toMatchObject({ group: 'TOPIC', label: 'Tour dates', type: 'BOOLEAN' });
    expect(find('customFields.theirs') ?? find('topic.their-topic')).toBeUndefined();
  });

  it('lists the known events and those met here, with the properties they carry', async () => {
    const { events } = await getSegmentCatalogue({ ctx });
    const find = (name: string) => events.find((one) => one.name === name);
    expect(find('LINK_CLICKED')).toMatchObject({ label: 'Link clicked' });
    expect(find('LINK_CLICKED')?.properties).toEqual([
      { property: 'url', label: 'Address', type: 'STRING' },
      { property: 'campaignId', label: 'Campaign', type: 'STRING' },
      { property: 'occurredAt', label: 'Date', type: 'DATE' },
      { property: 'coupon', label: 'coupon', type: 'STRING' },
    ]);
    expect(find('CONCERT_ATTENDED')?.properties.slice(1)).toEqual([
      { property: 'on', label: 'on', type: 'DATE' },
      { property: 'seats', label: 'seats', type: 'NUMBER' },
      { property: 'venue', label: 'venue', type: 'STRING' },
      { property: 'with', label: 'with', type: 'ARRAY' },
    ]);
    expect(find('THEIR_EVENT')).toBeUndefined();
  });

  it('looks values up, spellings together, the most frequent first', async () => {
    expect(await valuesOf({ field: 'city', q: 'pàr' })).toEqual([
      { value: 'Paris', count: 3 },
      { value: 'Parthenay', count: 1 },
    ]);
    expect(await valuesOf({ field: 'city', q: '% _' })).toEqual([{ value: '50% _off_', count: 1 }]);
    expect(await valuesOf({ field: 'city', q: '\\' })).toEqual([]);
  });

  it('gives the elements of lists', async () => {
    expect(await valuesOf({ field: 'tags' })).toEqual([
      { value: 'vip', count: 2 },
      { value: 'Presse écrite', count: 1 },
    ]);
    expect(await valuesOf({ field: 'roles', q: 'pre' })).toEqual([{ value: 'press', count: 1 }]);
    expect(await valuesOf({ field: 'customFields.instruments' })).toEqual([
      { value: 'oud', count: 2 },
      { value: 'piano', count: 1 },
    ]);
    expect(await valuesOf({ field: 'customFields.venue' })).toEqual([{ value: 'Le Bikini', count: 1 }]);
  });

  it("gives what events carry, an organisation's own alone", async () => {
    expect(await valuesOf({ event: 'LINK_CLICKED', property: 'url' })).toEqual([
      { value: 'https://a.example/tour', count: 1 },
    ]);
    expect(await valuesOf({ event: 'PURCHASE_MADE', property: 'products' })).toEqual([
      { value: 'Vinyl', count: 2 },
      { value: 'Tote bag', count: 1 },
    ]);
    expect(await valuesOf({ event: 'CONCERT_ATTENDED', property: 'with' })).toEqual([{ value: 'Ana', count: 1 }]);
    expect(await valuesOf({ event: 'CONCERT_ATTENDED', property: 'seats' })).toEqual([{ value: '2', count: 1 }]);
  });

  it('shows nothing of contacts out of reach: of another métier, or of another workspace', async () => {
    expect(await valuesOf({ field: 'city', q: 'par' }, { ...ctx, metiers: ['tour'] })).toEqual([
      { value: 'PARIS', count: 1 },
    ]);
    expect(await valuesOf({ field: 'city' }, { ...ctx, artistId })).toEqual([{ value: 'Paris', count: 1 }]);
    const asTour: ServiceContext = { ...ctx, metiers: ['tour'] };
    expect(await valuesOf({ event: 'LINK_CLICKED', property: 'url' }, asTour)).toEqual([]);
  });

  it.each([
    [{ field: 'birthDate' }],
    [{ field: 'email' }],
    [{ field: 'customFields.theirs' }],
    [{ field: 'customFields.seats' }],
    [{ field: 'nothing' }],
    [{ field: 'city', event: 'LINK_CLICKED' }],
    [{ event: 'LINK_CLICKED' }],
    [{}],
  ])('refuses %j by the field', async (input) => {
    await expect(valuesOf(input)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path: 'field' }] });
  });
});
