'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useFormatter, useTranslations } from 'use-intl';
import type { Audience } from '../../../api/client';
import type { Campaign } from '../../../domain/campaign/campaign';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { Segmented } from '../../components/ui/segmented';
import { useLaunchCampaign, useScheduleCampaign } from './api';
import { AudienceCount } from './audience-count';
import { AudienceVerdict } from './audience-verdict';

interface SendDialogProps {
  readonly campaign: Campaign;
  readonly audience: Audience | undefined;
  readonly onClose: () => void;
}

/** The last look before it leaves: to how many, now or when. */
export function SendDialog({ campaign, audience, onClose }: SendDialogProps) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const format = useFormatter();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState(() => nextMorning(new Date()));
  const { timeZone: timezone } = new Intl.DateTimeFormat().resolvedOptions();
  const launch = useLaunchCampaign(campaign.id);
  const schedule = useScheduleCampaign(campaign.id);
  const error = launch.error ?? schedule.error;
  const nobody = audience?.recipients === 0;
  const outside = audience !== undefined && audience.verdict !== 'FINE';
  const confirm = () => {
    if (when === 'now') {
      launch.mutate(undefined, {
        onSuccess: () => {
          toast.success(t('started'));
          onClose();
        },
      });
      return;
    }
    const sendDate = new Date(at).toISOString();
    schedule.mutate(
      { sendDate, timezone },
      {
        onSuccess: () => {
          toast.success(t('scheduled', { date: format.dateTime(new Date(sendDate), 'moment') }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('sendTitle', { name: campaign.name })}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        {error ? <ProblemNotice error={error} /> : null}
        <AudienceCount audience={audience} />
        {outside ? <AudienceVerdict audience={audience} /> : null}
        {nobody ? <Notice tone="warn">{t('nobody')}</Notice> : null}
        <div className="flex flex-col items-start gap-4">
          <Segmented
            label={t('when')}
            value={when}
            onChange={setWhen}
            options={[
              { value: 'now', label: t('now') },
              { value: 'later', label: t('later') },
            ]}
          />
          {when === 'later' ? (
            <Field label={t('at')} hint={t('inZone', { zone: timezone })} className="w-full">
              {(control) => (
                <Input
                  type="datetime-local"
                  required
                  {...control}
                  value={at}
                  onChange={(event) => setAt(event.target.value)}
                />
              )}
            </Field>
          ) : null}
        </div>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            disabled={nobody || outside}
            busy={launch.isPending || schedule.isPending}
          >
            {when === 'now' ? t('sendNow', { count: audience?.recipients ?? 0 }) : t('schedule')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Tomorrow at nine, as a `datetime-local` field writes it. */
function nextMorning(now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T09:00`;
}
