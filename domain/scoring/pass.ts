/**
 * A pass over all contacts. DAY lets a day pass: points decay and expire, and the rules are asked anew, since what they
 * ask may go by the date. EVENTS does so too, and reads every event again: for settings that changed.
 */
export const scorePassKinds = ['DAY', 'EVENTS'] as const;
export type ScorePassKind = (typeof scorePassKinds)[number];
