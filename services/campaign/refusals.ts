import type { CampaignStatus } from '../../domain/campaign/campaign';
import { failure } from '../../domain/error/failure';
import type { Sentences } from '../../domain/locale/locale';

/** What a status means to the person who asks for something that it does not allow. */
const meaning: Readonly<Record<CampaignStatus, Sentences>> = {
  DRAFT: { en: 'is still a draft', fr: 'est encore un brouillon' },
  SCHEDULED: { en: 'is scheduled', fr: 'est programmée' },
  SENDING: { en: 'is being sent', fr: "est en cours d'envoi" },
  PAUSED: { en: 'is paused', fr: 'est en pause' },
  SENT: { en: 'has been sent', fr: 'a été envoyée' },
  COMPLETED: { en: 'is completed', fr: 'est terminée' },
  CANCELLED: { en: 'was cancelled', fr: 'a été annulée' },
};

/** @throws INVALID_STATE unless the campaign is in one of the states; `why` says what they have in common. */
export function assertStatus(
  { id, status }: { readonly id: string; readonly status: CampaignStatus },
  allowed: readonly CampaignStatus[],
  why: Sentences,
): void {
  if (allowed.includes(status)) return;
  throw failure('INVALID_STATE', {
    campaignId: id,
    message: {
      en: `This campaign ${meaning[status].en}. ${why.en}`,
      fr: `Cette campagne ${meaning[status].fr}. ${why.fr}`,
    },
  });
}
