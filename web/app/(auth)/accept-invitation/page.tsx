import { Notice } from '../../../components/ui/notice';
import type { WithQuery } from '../../page-props';
import { EntrancePage } from '../../../features/account/entrance-page';
import { InvitationEntrance } from '../../../features/account/invitation-entrance';
import { requestLocale } from '../../../i18n/locale';
import { messagesByLocale } from '../../../i18n/messages';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ account }) => account.inviteTitle);

export default async function AcceptInvitationPage({ searchParams }: WithQuery) {
  const { account } = messagesByLocale[await requestLocale()];
  const { id, email } = await searchParams;
  return (
    <EntrancePage title={account.inviteTitle} lead={account.inviteLead}>
      {typeof id === 'string' && typeof email === 'string' ? (
        <InvitationEntrance id={id} email={email} />
      ) : (
        <Notice tone="bad">{account.inviteBroken}</Notice>
      )}
    </EntrancePage>
  );
}
