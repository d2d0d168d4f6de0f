import { describe, expect, test } from 'vitest';
import { changeContact } from './change';
import type { ContactPatch, ContactState } from './change';

const ada: ContactState = {
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: null,
  company: null,
  position: null,
  phone: null,
  country: null,
  region: null,
  city: 'London',
  birthDate: null,
  timezone: null,
  locale: null,
  source: null,
  lifecycleStage: 'LEAD',
  roles: ['press'],
  tags: ['old', 'vip'],
  status: 'active',
  engagementScore: 0,
  leadScore: 0,
  customFields: { seats: 2, likes: ['Bach'] },
};

describe('a change', () => {
  test.each<[string, ContactPatch, Partial<ContactState>, readonly string[]]>([
    ['of nothing changes nothing', {}, {}, []],
    ['to what is there changes nothing', { city: 'London', tags: ['vip', 'old'], roles: ['press'] }, {}, []],
    ['of a list to the same list changes nothing', { customFields: { likes: ['Bach'] } }, {}, []],
    [
      'of a field names it',
      { city: 'Paris', firstName: null },
      { city: 'Paris', firstName: null },
      ['firstName', 'city'],
    ],
    ['that is undefined leaves the field', { city: undefined }, {}, []],
    ['replaces tags', { tags: ['new'] }, { tags: ['new'] }, ['tags']],
    ['adds and removes tags', { addTags: ['new', 'vip'], removeTags: ['old'] }, { tags: ['vip', 'new'] }, ['tags']],
    ['adds roles', { addRoles: ['tour', 'press'] }, { roles: ['press', 'tour'] }, ['roles']],
    [
      'merges custom fields, and null takes one away',
      { customFields: { seats: null, hall: 'A' } },
      { customFields: { likes: ['Bach'], hall: 'A' } },
      ['customFields.seats', 'customFields.hall'],
    ],
  ])('%s', (_what, patch, after, fields) => {
    const change = changeContact(ada, patch);
    expect(change.after).toEqual({ ...ada, ...after, ...(fields.length === 0 ? { tags: change.after.tags } : {}) });
    expect(change.fields).toEqual(fields);
  });

  test('says which tags came and went', () => {
    expect(changeContact(ada, { tags: ['vip', 'new'] })).toMatchObject({ tagsAdded: ['new'], tagsRemoved: ['old'] });
  });
});
