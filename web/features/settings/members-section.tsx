'use client';

import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Member } from '../../../domain/organization/organization';
import type { MemberRole } from '../../../domain/organization/role';
import { memberRoles } from '../../../domain/organization/role';
import { contactRoles } from '../../../domain/contact/contact';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMe } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Menu, MenuCheck } from '../../components/ui/dropdown-menu';
import { Select } from '../../components/ui/select';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useMembers, useRemoveMember, useUpdateMember } from './api';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';

export function MembersSection() {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const { data, error, refetch } = useMembers();
  const [inviting, setInviting] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <CardHeader
          title={t('members')}
          actions={
            <Button size="small" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              {t('invite')}
            </Button>
          }
        />
        {error && !data ? (
          <div className="px-5 pb-5">
            <ProblemNotice error={error} onRetry={() => void refetch()} />
          </div>
        ) : !data ? (
          <SkeletonRows rows={3} label={common('loading')} />
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {data.items.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
        )}
      </Card>
      <InvitationList />
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </div>
  );
}

function MemberRow({ member }: { readonly member: Member }) {
  const t = useTranslations('settings');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const { user, role: myRole } = useMe();
  const [asking, setAsking] = useState(false);
  const update = useUpdateMember(common('saved'));
  const remove = useRemoveMember(t('removed', { name: member.name }));
  const isMe = member.userId === user?.id;
  // Who owns is decided by owners.
  const fixed = isMe || (member.role === 'owner' && myRole !== 'owner');
  const offered = memberRoles.filter((role) => role !== 'owner' || myRole === 'owner');
  const metiers = member.metiers.map((role) => labels(`contactRole.${role}`)).join(', ');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <div className="min-w-44 flex-1">
        <p className="font-medium">
          {member.name}
          {isMe ? <span className="ml-2 text-[0.8667rem] font-normal text-ink-faint">{t('you')}</span> : null}
        </p>
        <p className="text-[0.8667rem] break-all text-ink-faint">{member.email}</p>
      </div>
      <Menu
        trigger={
          <Button look="quiet" size="small" aria-label={`${t('metiers')}: ${metiers || t('allMetiers')}`}>
            {metiers || t('allMetiers')}
          </Button>
        }
      >
        {contactRoles.map((role) => (
          <MenuCheck
            key={role}
            stayOpen
            checked={member.metiers.includes(role)}
            onChange={(checked) =>
              update.mutate({
                id: member.id,
                change: {
                  metiers: checked ? [...member.metiers, role] : member.metiers.filter((other) => other !== role),
                },
              })
            }
          >
            {labels(`contactRole.${role}`)}
          </MenuCheck>
        ))}
      </Menu>
      <Select<MemberRole>
        aria-label={`${t('role')}: ${member.name}`}
        className="w-40"
        disabled={fixed}
        value={member.role}
        onChange={(role) => update.mutate({ id: member.id, change: { role } })}
        options={(offered.includes(member.role) ? offered : [...offered, member.role]).map((role) => ({
          value: role,
          label: labels(`memberRole.${role}`),
          hint: t(`roleHints.${role}`),
        }))}
      />
      <Button
        look="quiet"
        size="smallIcon"
        disabled={fixed}
        aria-label={t('removeMember', { name: member.name })}
        onClick={() => setAsking(true)}
      >
        <UserMinus aria-hidden />
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t('removeTitle', { name: member.name })}
        description={t('removeText')}
        action={t('remove')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(member.id, { onSuccess: () => setAsking(false) })}
      />
    </li>
  );
}
