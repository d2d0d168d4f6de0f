import { describe, expect, it } from 'vitest';
import { defaultScoringSettings } from '../../../domain/scoring/settings';
import { changesIn, formOf, mayBeAdded, readHalfLife, readPoints } from './engagement-form';

const scoring = {
  ...defaultScoringSettings,
  points: { ...defaultScoringSettings.points, CONCERT: 15 },
  recomputing: false,
};
const form = formOf(scoring);

describe('the form of engagement scores', () => {
  it('sends nothing but what was changed', () => {
    expect(changesIn(form, scoring)).toEqual({ halfLifeDays: 30, otherEvents: 5, points: {} });
    const points = form.points.map((row) => (row.event === 'EMAIL_OPENED' ? { ...row, points: '8' } : row));
    expect(changesIn({ ...form, points }, scoring)?.points).toEqual({ EMAIL_OPENED: 8 });
  });

  it('gives an event that was taken out the points of all others again', () => {
    const points = form.points.filter(({ own }) => !own);
    expect(changesIn({ ...form, points }, scoring)?.points).toEqual({ CONCERT: null });
  });

  it.each([
    ['30', 30],
    ['7,5', 7.5],
    ['0', null],
    ['-2', null],
    ['', null],
    ['soon', null],
    ['9999', null],
  ])('reads a half-life of %j as %j', (text, days) => {
    expect(readHalfLife(text)).toBe(days);
    expect(changesIn({ ...form, halfLifeDays: text }, scoring)?.halfLifeDays ?? null).toBe(days);
  });

  it.each([
    ['-20', -20],
    ['100', 100],
    ['101', null],
    ['1.5', null],
    ['', null],
  ])('reads points of %j as %j', (text, points) => {
    expect(readPoints(text)).toBe(points);
  });

  it.each([
    ['FESTIVAL', true],
    ['CONCERT', false],
    ['EMAIL_OPENED', false],
    ['SCORE_CHANGED', false],
    ['  ', false],
  ])('lets %j be added: %j', (event, may) => {
    expect(mayBeAdded(form, event)).toBe(may);
  });
});
