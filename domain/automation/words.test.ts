import { describe, expect, it } from 'vitest';
import type { ReEntry, Step } from './definition';
import { durationMs, durationWords } from './duration';
import { fieldTarget } from './field';
import { entryRule } from './re-entry';
import { skeletonOf } from './skeleton';
import type { Why } from './why';
import { whySentence } from './why-sentence';

describe('a duration', () => {
  it.each([
    [90, 'SECONDS', 90_000],
    [1.5, 'HOURS', 5_400_000],
    [3, 'WEEKS', 1_814_400_000],
  ] as const)('of %d %s is %i ms', (amount, unit, expected) => {
    expect(durationMs(amount, unit)).toBe(expected);
  });

  it.each([
    [1, 'DAYS', '1 day', '1 jour'],
    [3, 'WEEKS', '3 weeks', '3 semaines'],
    [1.5, 'HOURS', '1.5 hours', '1.5 heure'],
  ] as const)('is put in words (%d %s)', (amount, unit, en, fr) => {
    expect(durationWords(amount, unit)).toEqual({ en, fr });
  });
});

describe('a skeleton', () => {
  const step = (type: 'WAIT', extra: Partial<Step> = {}): Step => ({
    id: 's',
    nextSteps: [],
    ...extra,
    type,
    configuration: { mode: 'DURATION', amount: 3, unit: 'DAYS' },
  });
  it('says a step in the marketer’s words', () => {
    const [titled] = skeletonOf({ steps: [step('WAIT', { name: 'after welcome' })] }).steps;
    expect(titled).toMatchObject({ title: 'Wait 3 days: after welcome', delayMs: 259_200_000, asksFirst: false });
  });
  it('adds a step’s own delay to its wait', () => {
    const conditions = [{ field: 'city', operator: 'IS_EMPTY', dataType: 'STRING' }] as const;
    const [delayed] = skeletonOf({ steps: [step('WAIT', { delay: 10, conditions })] }).steps;
    expect(delayed).toMatchObject({ delayMs: 259_800_000, asksFirst: true });
  });
  it('holds no content', () => {
    const secret = { subject: 'Dear Ada', content: { textContent: 'Hello' } };
    const mail: Step = { id: 'm', type: 'SEND_EMAIL', nextSteps: [], configuration: secret };
    expect(JSON.stringify(skeletonOf({ steps: [mail] }))).not.toMatch(/Ada|Hello/);
  });
});

describe('re-entry', () => {
  it.each([
    ['ONCE', { entryKey: 'once', exclusive: true, noneWithinDays: 'ever' }],
    ['ALWAYS', { entryKey: 'event-1', exclusive: false, noneWithinDays: null }],
    ['AFTER_EXIT', { entryKey: 'event-1', exclusive: true, noneWithinDays: null }],
    [{ afterDays: 30 }, { entryKey: 'event-1', exclusive: true, noneWithinDays: 30 }],
  ] satisfies [ReEntry, object][])('%j', (policy, rule) => {
    expect(entryRule(policy, 'event-1')).toEqual(rule);
  });
});

describe('a field that a step writes', () => {
  it.each([
    ['city', { kind: 'column', name: 'city' }],
    ['leadScore', { kind: 'score', name: 'leadScore' }],
    ['customFields.shoe_size', { kind: 'custom', name: 'shoe_size' }],
    ['email', null],
    ['customFields.', null],
    ['id', null],
  ])('%s', (field, target) => {
    expect(fieldTarget(field)).toEqual(target);
  });
});

describe('why', () => {
  it.each([
    [
      { code: 'EXCLUDED', reason: 'UNSUBSCRIBED' },
      'Not sent: the contact has unsubscribed.',
      "Non envoyé : le contact s'est désabonné.",
    ],
    [{ code: 'BRANCH_TAKEN', branch: 'France' }, 'Took the branch “France”.', 'A pris la branche « France ».'],
    [
      { code: 'WAITING', until: '2026-11-25T09:30:00.000Z' },
      'Waits until 25 November 2026 at 10:30.',
      "Attend jusqu'au 25 novembre 2026 à 10:30.",
    ],
    [{ code: 'EXITED_BY', who: 'Anna' }, 'Taken out by Anna.', 'Sorti par Anna.'],
    [{ code: 'EXITED_BY', who: '' }, 'Taken out by hand.', 'Sorti par une personne.'],
    [
      { code: 'TAG_ALREADY_THERE', tag: 'vip' },
      'The tag “vip” was there already.',
      "L'étiquette « vip » était déjà là.",
    ],
  ] satisfies [Why, string, string][])('%j reads well in both languages', (why, en, fr) => {
    expect(whySentence(why, 'en', 'Europe/Paris')).toBe(en);
    expect(whySentence(why, 'fr', 'Europe/Paris')).toBe(fr);
  });
});
