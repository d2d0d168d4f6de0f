/** One reason why a score changed; turned into a sentence by `causeSentence`. `points` is what it added or took. */
export type ScoreCause =
  | { readonly kind: 'BEHAVIOUR'; readonly event: string; readonly count: number; readonly points: number }
  | { readonly kind: 'DECAY'; readonly points: number }
  /** The settings or what is known of past events changed, so that the same behaviours are worth something else. */
  | { readonly kind: 'RECOMPUTED'; readonly points: number }
  | { readonly kind: 'RULE_HELD' | 'RULE_ENDED' | 'RULE_EXPIRED'; readonly ruleId: string; readonly points: number }
  | { readonly kind: 'BY_HAND'; readonly points: number };
