/** What a question is asked for, as a slow one is remembered. */
export const askPurposes = ['SIZE', 'PREVIEW', 'MEMBERS', 'AUDIENCE'] as const;
export type AskPurpose = (typeof askPurposes)[number];

/** A question that takes longer is remembered with its plan. */
export const SLOW_QUESTION_MS = 1_000;
/** So many shapes of question are kept for an organisation: those seen last. */
export const SLOW_QUESTIONS_KEPT = 100;
