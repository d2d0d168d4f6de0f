import type { CampaignStats } from '../../../domain/campaign/campaign';

/** A part of a whole; nothing of nothing is 0, not a division by zero. */
export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Messages that will not be touched again without a person's word. */
export const settledOf = ({ sent, failed, inDoubt }: CampaignStats): number => sent + failed + inDoubt;
