'use client';

import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RuleAnswer } from '../../../domain/scoring/schema';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { holdTogether } from '../../i18n/french-spaces';
import { useArrangeRule, useRemoveRule } from './api';

interface RuleRowProps {
  readonly rule: RuleAnswer;
  /** The last place of the list. */
  readonly last: number;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
}

export function RuleRow({ rule, last, mayEdit, onEdit }: RuleRowProps) {
  const t = useTranslations('scoring');
  const format = useFormatter();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-3.5">
      <span className="w-14 shrink-0 pt-0.5 text-[1.0667rem] font-semibold tabular-nums">
        {format.number(rule.points, { signDisplay: 'exceptZero' })}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="break-words">{rule.name}</span>
          {rule.active ? null : <Badge>{t('inactive')}</Badge>}
          {rule.expiresAfterDays === null ? null : (
            <Badge tone="accent">{t('expires', { days: rule.expiresAfterDays })}</Badge>
          )}
        </p>
        <p className="mt-0.5 text-[0.9333rem] break-words text-ink-soft">
          {rule.sentence === '' ? t('cannotBeAsked') : t('personWho', { sentence: holdTogether(rule.sentence) })}
        </p>
        <p className="mt-0.5 text-[0.8667rem] text-ink-faint">
          {rule.active ? t('holders', { count: rule.holders }) : t('offText')}
        </p>
      </div>
      {mayEdit ? <RuleActions rule={rule} last={last} onEdit={onEdit} /> : null}
    </li>
  );
}

function RuleActions({ rule, last, onEdit }: Omit<RuleRowProps, 'mayEdit'>) {
  const t = useTranslations('scoring');
  const [asking, setAsking] = useState(false);
  const arrange = useArrangeRule();
  const remove = useRemoveRule(t('ruleDeleted'));
  const { id, name, order, active } = rule;
  const move = (to: number) => arrange.mutate({ id, change: { order: to } });
  return (
    <div className="flex flex-wrap items-center gap-0.5">
      <Button
        look="quiet"
        size="small"
        aria-label={t(active ? 'switchOff' : 'switchOn', { name })}
        onClick={() => arrange.mutate({ id, change: { active: !active } })}
      >
        {t(active ? 'off' : 'on')}
      </Button>
      <Button
        look="quiet"
        size="smallIcon"
        aria-label={t('moveUp', { name })}
        disabled={order === 0}
        onClick={() => move(order - 1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        look="quiet"
        size="smallIcon"
        aria-label={t('moveDown', { name })}
        disabled={order >= last}
        onClick={() => move(order + 1)}
      >
        <ArrowDown aria-hidden />
      </Button>
      <Button look="quiet" size="smallIcon" aria-label={t('editRule', { name })} onClick={onEdit}>
        <Pencil aria-hidden />
      </Button>
      <Button look="quiet" size="smallIcon" aria-label={t('deleteRule', { name })} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t('deleteTitle', { name })}
        description={t('deleteText')}
        action={t('delete')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id, { onSuccess: () => setAsking(false) })}
      />
    </div>
  );
}
