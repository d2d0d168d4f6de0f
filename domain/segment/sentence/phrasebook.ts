import type { ConsentType } from '../../consent/consent';
import type { NumberRange } from '../criteria';
import type { Comparison } from '../comparison';
import type { AutomationState, CampaignOutcome, ContactField } from '../fields';
import type { Behaviour } from '../question';

/** What is compared: a column, or a custom field by its label. */
export type Subject =
  | { readonly kind: 'column'; readonly column: ContactField }
  | { readonly kind: 'custom'; readonly label: string };

/**
 * How one language says each kind of question about a person, in the third person and without its subject, so that
 * clauses join: “opened at least 3 emails and does not live in Paris”. `no` says the opposite.
 */
export interface Phrasebook {
  readonly and: string;
  readonly or: string;
  readonly everyone: string;
  readonly nobody: string;
  readonly field: (subject: Subject, comparison: Comparison, no: boolean) => string;
  readonly consent: (consent: ConsentType, comparison: Comparison, no: boolean) => string;
  readonly member: (names: readonly string[], no: boolean) => string;
  readonly campaign: (outcome: CampaignOutcome, name: string, no: boolean) => string;
  readonly age: (range: NumberRange, no: boolean) => string;
  readonly topic: (name: string, comparison: Comparison, no: boolean) => string;
  readonly automation: (state: AutomationState, name: string, no: boolean) => string;
  readonly step: (steps: readonly string[], automation: string, no: boolean) => string;
  readonly behaviour: (behaviour: Behaviour, no: boolean) => string;
}
