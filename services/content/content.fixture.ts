import { createTokens } from '../tracking/tokens';
import { compileContent } from './compile';
import type { ContentRecipient, ContentScope, ContentSource } from './content';
import { prepareContent } from './prepare';

export const publicOrigin = 'https://mail.fermata.example';
export const tokens = createTokens('secret of the tests');
export const sentAt = new Date('2026-03-04T05:06:07Z');

const shared = {
  artist: { name: 'Ella & the Ships' },
  organization: { name: 'Label' },
  sender: { name: 'Léa', email: 'lea@label.example', signature: 'Léa, label' },
};

export const source = (over: Partial<ContentSource> = {}): ContentSource => ({
  subject: 'News',
  html: '<html><body><p>Hello</p></body></html>',
  sender: { name: 'Léa', email: 'lea@label.example' },
  trackingEnabled: true,
  transactional: false,
  ...over,
});

export const recipient = (over: Partial<ContentRecipient> = {}): ContentRecipient => ({
  messageId: '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
  email: 'jean@fan.example',
  contact: {
    firstName: 'Jean',
    email: 'jean@fan.example',
    city: 'Brest',
    tags: ['vip', 'brest'],
    customFields: { seat: 12 },
  },
  event: null,
  ...over,
});

export const scope = (over: Partial<ContentScope> = {}): ContentScope => ({
  ...shared,
  contact: recipient().contact,
  event: null,
  ...over,
});

export async function prepared(over: Partial<ContentSource> = {}) {
  return prepareContent(await compileContent(source(over)), { tokens, shared, publicOrigin });
}
