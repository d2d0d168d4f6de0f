import type { Failure } from '../error/failure';
import { failure } from '../error/failure';
import type { Sentences } from '../locale/locale';

/** How few and how many people a campaign of an organisation may be for, both included; no maximum is null. */
export interface AudienceLimits {
  readonly minimum: number;
  readonly maximum: number | null;
}

/** More is a mistake of the keyboard. */
export const MAX_AUDIENCE_LIMIT = 100_000_000;

export const audienceVerdicts = ['TOO_SMALL', 'FINE', 'TOO_LARGE'] as const;
export type AudienceVerdict = (typeof audienceVerdicts)[number];

/**
 * Whether an audience is as large as it may be. The people of the segments count, before those are left out who may not
 * be written to: the size of an audience is judged first, and consents are looked at after it.
 */
export function judgeAudience(people: number, { minimum, maximum }: AudienceLimits): AudienceVerdict {
  if (people < minimum) return 'TOO_SMALL';
  return maximum !== null && people > maximum ? 'TOO_LARGE' : 'FINE';
}

/** The refusal that a verdict means; null where the audience is fine. */
export function audienceRefusal(campaignId: string, people: number, limits: AudienceLimits): Failure | null {
  switch (judgeAudience(people, limits)) {
    case 'FINE':
      return null;
    case 'TOO_SMALL':
      return refusal('SEGMENT_TOO_SMALL', campaignId, people === 0 ? nobody : tooSmall(people, limits.minimum));
    case 'TOO_LARGE':
      return refusal('SEGMENT_TOO_LARGE', campaignId, tooLarge(people, limits.maximum ?? 0));
  }
}

const refusal = (code: 'SEGMENT_TOO_SMALL' | 'SEGMENT_TOO_LARGE', campaignId: string, message: Sentences): Failure =>
  failure(code, { campaignId, message });

const nobody: Sentences = {
  en: 'Nobody is in the audience of this campaign. Choose other segments, or add contacts.',
  fr: "L'audience de cette campagne est vide. Choisissez d'autres segments, ou ajoutez des contacts.",
};
const inEnglish = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;
const inFrench = (count: number): string => `${count.toLocaleString('fr')} ${count < 2 ? 'personne' : 'personnes'}`;

const tooSmall = (people: number, minimum: number): Sentences => ({
  en: `The audience of this campaign is ${inEnglish(people)}, and your organisation sends to ${inEnglish(minimum)} or more. Widen the criteria of its segments, or add other segments.`,
  fr: `L'audience de cette campagne est de ${inFrench(people)}, et votre organisation n'envoie qu'à partir de ${inFrench(minimum)}. Élargissez les critères de ses segments, ou ajoutez d'autres segments.`,
});
const tooLarge = (people: number, maximum: number): Sentences => ({
  en: `The audience of this campaign is ${inEnglish(people)}, and your organisation sends to ${inEnglish(maximum)} at most. Narrow the criteria of its segments, or exclude a segment.`,
  fr: `L'audience de cette campagne est de ${inFrench(people)}, et votre organisation n'envoie qu'à ${inFrench(maximum)} au plus. Affinez les critères de ses segments, ou excluez un segment.`,
});
