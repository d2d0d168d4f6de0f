import { describe, expect, it } from 'vitest';
import type { Contact } from '../contact/contact';
import { exportColumns } from './columns';

const ada: Contact = {
  id: '019a2035-0000-7000-8000-000000000001',
  organizationId: '019a2035-0000-7000-8000-000000000002',
  artistId: null,
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: null,
  company: null,
  position: null,
  phone: null,
  country: null,
  region: null,
  city: null,
  birthDate: null,
  timezone: null,
  locale: null,
  source: null,
  lifecycleStage: 'SUBSCRIBER',
  roles: [],
  tags: [],
  customFields: { valueOf: 3, styles: ['jazz', 'soul'] },
  status: 'active',
  engagementScore: 0,
  leadScore: 0,
  consents: [],
  lastActivity: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
};

describe('the cell of a custom field', () => {
  it.each([
    ['constructor', null],
    ['toString', null],
    ['valueOf', 3],
    ['styles', 'jazz; soul'],
  ])('called %s is what the contact holds themselves', (name, expected) => {
    const column = exportColumns([{ name, label: 'Mine', type: 'STRING' }], 'en').find(
      ({ header }) => header === 'Mine',
    );
    expect(column?.cellOf(ada)).toBe(expected);
  });
});
