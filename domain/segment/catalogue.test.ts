import { describe, expect, it } from 'vitest';
import { defaultScoringSettings, pointsOf } from '../scoring/settings';
import { eventEntry } from './catalogue';
import { wordsOfProperty } from './sentence/property-words';
import { eventLabel } from './sentence/event-words';

describe.each(['constructor', 'toString', 'hasOwnProperty'])('%s, which every object inherits,', (name) => {
  it('is the name of an event or a property like any other', () => {
    const entry = eventEntry(name, [{ property: name, type: 'STRING' }], 'en');
    expect(entry.properties.map(({ property }) => property)).toEqual(['occurredAt', name]);
    expect(entry.properties.at(-1)).toEqual({ property: name, label: name, type: 'STRING' });
    for (const locale of ['en', 'fr'] as const) {
      expect(eventLabel(name, locale)).toBe(name);
      expect(wordsOfProperty(name, locale).noun).toBeNull();
    }
    expect(pointsOf(defaultScoringSettings, name)).toBe(defaultScoringSettings.otherEvents);
  });
});
