'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Segmented } from '../../components/ui/segmented';
import { SignInForm } from './sign-in-form';
import { SignUpForm } from './sign-up-form';

interface InvitationEntranceProps {
  readonly id: string;
  readonly email: string;
}

/** Someone invited either opens an account or signs in with theirs; both join the organisation. */
export function InvitationEntrance(invitation: InvitationEntranceProps) {
  const t = useTranslations('account');
  const [mode, setMode] = useState<'new' | 'known'>('new');
  return (
    <div className="flex flex-col gap-5">
      <Segmented
        label={t('inviteTitle')}
        value={mode}
        onChange={setMode}
        options={[
          { value: 'new', label: t('newHere') },
          { value: 'known', label: t('knownHere') },
        ]}
      />
      {mode === 'new' ? <SignUpForm invitation={invitation} /> : <SignInForm invitation={invitation} />}
    </div>
  );
}
