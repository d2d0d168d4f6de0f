'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Scoring } from '../../../domain/scoring/schema';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useUpdateScoring } from './api';
import { DecayCurve } from './decay-curve';
import type { EngagementForm } from './engagement-form';
import { changesIn, formOf, readHalfLife } from './engagement-form';
import { PointsFields } from './points-fields';

/** The half-life with its curve, and what each behaviour is worth. */
export function EngagementCard({ scoring }: { readonly scoring: Scoring }) {
  const t = useTranslations('scoring');
  const common = useTranslations('common');
  const mayManage = useMay('organization:manage');
  const update = useUpdateScoring(t('saved'));
  const [edited, setEdited] = useState<EngagementForm | null>(null);
  const form = edited ?? formOf(scoring);
  const halfLifeDays = readHalfLife(form.halfLifeDays);
  const changes = changesIn(form, scoring);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (changes) update.mutate(changes, { onSuccess: () => setEdited(null) });
      }}
    >
      <Card>
        <CardHeader title={t('engagement')} description={t('engagementHint')} />
        <CardBody className="flex flex-col gap-5">
          {update.error ? <ProblemNotice error={update.error} /> : null}
          <div className="grid items-start gap-5 md:grid-cols-[14rem_minmax(0,1fr)]">
            <Field
              label={t('halfLife')}
              hint={t('halfLifeHint')}
              error={halfLifeDays === null ? t('halfLifeFault') : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  disabled={!mayManage}
                  value={form.halfLifeDays}
                  onChange={(event) => setEdited({ ...form, halfLifeDays: event.target.value })}
                />
              )}
            </Field>
            <DecayCurve halfLifeDays={halfLifeDays ?? scoring.halfLifeDays} />
          </div>
          <PointsFields form={form} onChange={setEdited} disabled={!mayManage} />
          {mayManage ? (
            <div className="flex flex-wrap justify-end gap-2">
              <Button disabled={!edited} onClick={() => setEdited(null)}>
                {common('cancel')}
              </Button>
              <Button type="submit" look="primary" busy={update.isPending} disabled={!edited || !changes}>
                {common('save')}
              </Button>
            </div>
          ) : (
            <p className="text-[0.8667rem] text-ink-faint">{t('settingsNoRight')}</p>
          )}
        </CardBody>
      </Card>
    </form>
  );
}
