import { z } from 'zod';
import { consentTypes } from '../consent/consent';
import { lifecycleStages } from '../contact/contact';
import { exclusionReasons } from '../message/message';
import { analyticsParts } from './analytics';

/** More comparisons than this are another question. */
const MAX_COMPARED = 10;

/** `with` names the segments to compare with, as a list of ids separated by commas; the largest when absent. */
export const segmentAnalyticsQuery = z.strictObject({
  with: z
    .string()
    .transform((text) => [...new Set(text.split(',').map((id) => id.trim().toLowerCase()))].filter((id) => id !== ''))
    .pipe(z.array(z.uuid()).max(MAX_COMPARED))
    .default([]),
});

const count = z.int().min(0);
/** Null where there is no whole to be a part of. */
const share = z.number().nullable();
const named = z.array(z.object({ name: z.string(), count }));

const sizes = z.object({
  points: z.array(z.object({ day: z.iso.date(), count })),
  movements: z.array(z.object({ day: z.iso.date(), entered: count, left: count })),
  growth: z.array(z.object({ days: z.int(), change: z.int().nullable(), share })),
});

const engagement = z.object({
  averageScore: z.number().nullable(),
  levels: z.object({ HIGH: count, MEDIUM: count, LOW: count }),
  activeWithin30Days: count,
  activeWithin90Days: count,
});

const mailing = z.object({ sent: count, opened: count, clicked: count, openRate: share, clickRate: share });

const conversion = z.object({
  purchasers: count,
  purchases: count,
  rate: share,
  revenue: z.array(z.object({ currency: z.string().nullable(), total: z.number(), perMember: z.number() })),
});

const consents = z.object({
  types: z.array(z.object({ type: z.enum(consentTypes), granted: count, refused: count, neverAsked: count })),
  suppressed: count,
  mailable: count,
  excluded: z.partialRecord(z.enum(exclusionReasons), count),
});

const profile = z.object({
  domains: named,
  otherDomains: z.object({ domains: count, count }),
  countries: named,
  cities: named,
  lifecycle: z.array(z.object({ stage: z.enum(lifecycleStages), count })),
});

const overlap = z.object({
  segmentId: z.uuid(),
  name: z.string(),
  size: count.nullable(),
  both: count.nullable(),
  shareOfThis: share,
  shareOfOther: share,
});

/** A part that is null has a note that says why; so do the overlaps when one of them could not be told. */
export const segmentAnalyticsAnswer = z.object({
  segmentId: z.uuid(),
  countedAt: z.iso.datetime(),
  size: count,
  sizes: sizes.nullable(),
  engagement: engagement.nullable(),
  mailing: mailing.nullable(),
  conversion: conversion.nullable(),
  consents: consents.nullable(),
  profile: profile.nullable(),
  overlaps: z.array(overlap),
  notes: z.array(z.object({ part: z.enum(analyticsParts), message: z.string() })),
});
