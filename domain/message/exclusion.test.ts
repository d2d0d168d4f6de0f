import { describe, expect, test } from 'vitest';
import { exclusionReason } from './exclusion';
import type { Standing } from './exclusion';

const fine: Standing = { contactStatus: 'active', suppression: null, consented: true, topicOff: false };

describe('why a contact gets nothing', () => {
  const cases: readonly [string, Partial<Standing>, marketing: string | null, transactional: string | null][] = [
    ['who agreed gets everything', {}, null, null],
    ['no marketing without consent', { consented: false }, 'NO_CONSENT', null],
    ['an unsubscription holds for marketing alone', { contactStatus: 'unsubscribed' }, 'UNSUBSCRIBED', null],
    ['an unsubscribed address too', { suppression: 'UNSUBSCRIBE' }, 'SUPPRESSED', null],
    ['a complaint holds for everything', { suppression: 'COMPLAINT' }, 'SUPPRESSED', 'SUPPRESSED'],
    ['an erased address gets nothing', { suppression: 'ERASED' }, 'SUPPRESSED', 'SUPPRESSED'],
    ['a bounced address gets nothing', { contactStatus: 'bounced' }, 'BOUNCED', 'BOUNCED'],
    ['an invalid address gets nothing', { contactStatus: 'invalid' }, 'INVALID_ADDRESS', 'INVALID_ADDRESS'],
    [
      'the address is judged first',
      { contactStatus: 'bounced', suppression: 'MANUAL', consented: false },
      'BOUNCED',
      'BOUNCED',
    ],
    [
      'suppression before unsubscription',
      { contactStatus: 'unsubscribed', suppression: 'MANUAL' },
      'SUPPRESSED',
      'SUPPRESSED',
    ],
    ['who switched the topic off gets nothing about it', { topicOff: true }, 'TOPIC_OFF', null],
    ['consent before the topic', { consented: false, topicOff: true }, 'NO_CONSENT', null],
    ['unsubscription before consent', { contactStatus: 'unsubscribed', consented: false }, 'UNSUBSCRIBED', null],
  ];
  test.each(cases)('%s', (_, standing, marketing, transactional) => {
    expect(exclusionReason({ ...fine, ...standing }, false)).toBe(marketing);
    expect(exclusionReason({ ...fine, ...standing }, true)).toBe(transactional);
  });
});
