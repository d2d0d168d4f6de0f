import { counted } from '../campaign-send/words';
import type { RefreshTally } from './contract';

/** Where a round stands: "3 organisations: 2 contacts entered, 1 left; 1 segment is yet to be asked of everybody". */
export function tallyLine({ organizations, entered, left, waiting, failed }: RefreshTally): string {
  return [
    `${counted(organizations, 'organisation')}: ${counted(entered, 'contact')} entered, ${left} left`,
    ...(waiting === 0 ? [] : [`${counted(waiting, 'segment')} still to be asked of everybody`]),
    ...(failed === 0 ? [] : [`${failed} failed, to be tried again in a minute`]),
  ].join('; ');
}
