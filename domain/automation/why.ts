import type { ExclusionReason } from '../message/message';

/** Why a step ended as it did: a code with its facts, turned into a sentence by `whySentence`. Never holds an address. */
export type Why =
  | { readonly code: 'SENT' }
  | { readonly code: 'IN_DOUBT' }
  | { readonly code: 'EXCLUDED'; readonly reason: ExclusionReason }
  | { readonly code: 'REJECTED'; readonly reply: string }
  | { readonly code: 'CONDITIONS_NOT_MET' }
  | { readonly code: 'WAITING'; readonly until: string }
  | { readonly code: 'WAITED' }
  | { readonly code: 'SKIPPED_BY'; readonly who: string }
  | { readonly code: 'BRANCH_TAKEN'; readonly branch: string }
  | { readonly code: 'NO_BRANCH_HELD' }
  | { readonly code: 'TAG_ADDED'; readonly tag: string }
  | { readonly code: 'TAG_ALREADY_THERE'; readonly tag: string }
  | { readonly code: 'TAG_REMOVED'; readonly tag: string }
  | { readonly code: 'TAG_WAS_NOT_THERE'; readonly tag: string }
  | { readonly code: 'FIELD_SET'; readonly field: string }
  | { readonly code: 'FIELD_UNCHANGED'; readonly field: string }
  | { readonly code: 'ENDED' }
  | { readonly code: 'CONTACT_GONE' }
  | { readonly code: 'EXITED_BY'; readonly who: string }
  | { readonly code: 'STEP_FAILED'; readonly message: string };
