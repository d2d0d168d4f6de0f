'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Audience } from '../../../api/client';
import { consentTypes } from '../../../domain/consent/consent';
import { contactRoles } from '../../../domain/contact/contact';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Checkbox } from '../../components/ui/checkbox';
import { Field } from '../../components/ui/field';
import { Segmented } from '../../components/ui/segmented';
import { Select } from '../../components/ui/select';
import { SegmentPicker } from '../segments/segment-picker';
import { useTopics } from '../topics/api';
import { AudienceCount } from './audience-count';
import { AdjustAudience, AudienceVerdict } from './audience-verdict';
import type { useDraft } from './use-draft';

const ANY = 'any';

interface AudienceCardProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly audience: UseQueryResult<Audience>;
}

/** Who the campaign is for, and how many of them may get it. */
export function AudienceCard({ draft: { draft, set, dirty }, audience }: AudienceCardProps) {
  const t = useTranslations('campaigns');
  const labels = useTranslations('labels');
  const { settings } = draft;
  const topics = useTopics().data?.items ?? [];
  const [scope, setScope] = useState<'everyone' | 'segments'>(draft.segments.length > 0 ? 'segments' : 'everyone');
  const chooseScope = (next: 'everyone' | 'segments') => {
    setScope(next);
    if (next === 'everyone') set({ segments: [] });
  };
  return (
    <Card>
      <CardHeader title={t('audience')} />
      <CardBody className="flex flex-col gap-5">
        <div>
          <Segmented
            label={t('audience')}
            value={scope}
            onChange={chooseScope}
            options={[
              { value: 'everyone', label: t('everyone') },
              { value: 'segments', label: t('someSegments') },
            ]}
          />
        </div>
        {scope === 'segments' ? (
          <SegmentPicker
            label={t('segmentsIn')}
            value={draft.segments}
            except={draft.excludeSegments}
            onChange={(segments) => set({ segments })}
          />
        ) : null}
        <SegmentPicker
          label={t('segmentsOut')}
          value={draft.excludeSegments}
          except={draft.segments}
          onChange={(excludeSegments) => set({ excludeSegments })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('roleOnly')}>
            {(control) => (
              <Select
                {...control}
                value={draft.contactRole ?? ANY}
                onChange={(role) => set({ contactRole: role === ANY ? null : role })}
                options={[
                  { value: ANY, label: t('anyRole') },
                  ...contactRoles.map((value) => ({ value, label: labels(`contactRole.${value}`) })),
                ]}
              />
            )}
          </Field>
          {settings.transactional ? null : (
            <Field label={t('consent')}>
              {(control) => (
                <Select
                  {...control}
                  value={settings.consentType ?? 'EMAIL_MARKETING'}
                  onChange={(consentType) => set({ settings: { ...settings, consentType } })}
                  options={consentTypes.map((value) => ({ value, label: labels(`consentType.${value}`) }))}
                />
              )}
            </Field>
          )}
        </div>
        {settings.transactional || topics.length === 0 ? null : (
          <Field label={t('topic')} hint={t('topicHint')}>
            {(control) => (
              <Select
                {...control}
                value={settings.topicId ?? ANY}
                onChange={(topicId) =>
                  set({ settings: { ...settings, topicId: topicId === ANY ? undefined : topicId } })
                }
                options={[
                  { value: ANY, label: t('noTopic') },
                  ...topics.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </Field>
        )}
        <Checkbox
          label={t('transactional')}
          hint={t('transactionalHint')}
          checked={settings.transactional ?? false}
          onChange={(transactional) => set({ settings: { ...settings, transactional } })}
        />
        <div className="border-t border-line pt-4">
          {audience.error ? (
            <ProblemNotice error={audience.error} onRetry={() => void audience.refetch()} />
          ) : (
            <div className="flex flex-col gap-4">
              <AudienceCount audience={audience.data} stale={dirty || audience.isFetching} />
              <AudienceVerdict audience={audience.data} />
              <AdjustAudience
                audience={audience.data}
                segments={draft.segments}
                onChange={(segments) => set({ segments })}
              />
            </div>
          )}
        </div>
      </CardBody>
    </Card>
  );
}
