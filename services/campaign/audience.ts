import { failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';
import type { Audience } from '../message/audience';
import { purposeOf } from '../message/standing';
import type { CampaignRow } from './load';

type Target = Pick<CampaignRow, 'artistId' | 'segments' | 'excludeSegments' | 'contactRole' | 'settings'>;

export const audienceOf = ({ artistId, segments, excludeSegments, contactRole, settings }: Target): Audience => ({
  artistId,
  segments,
  excludeSegments,
  contactRole,
  purpose: purposeOf(settings),
});

/**
 * A member who sees the contacts of some métiers alone writes to those alone.
 * @throws FORBIDDEN when the campaign is meant for others too.
 */
export function assertOwnMetier({ metiers }: ServiceContext, { contactRole }: Pick<CampaignRow, 'contactRole'>): void {
  if (metiers.length === 0 || (contactRole !== null && metiers.includes(contactRole))) return;
  const own = metiers.join(', ');
  throw failure('FORBIDDEN', {
    message: {
      en: `You may write to your own contacts only. Choose the role of the audience among: ${own}.`,
      fr: `Vous ne pouvez écrire qu'à vos propres contacts. Choisissez le rôle de l'audience parmi : ${own}.`,
    },
  });
}
