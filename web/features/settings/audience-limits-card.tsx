'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { MAX_AUDIENCE_LIMIT } from '../../../domain/campaign/audience-limits';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';

interface AudienceLimitsCardProps {
  readonly minimum: UseFormRegisterReturn;
  readonly maximum: UseFormRegisterReturn;
}

/** How few and how many people a campaign may be for. */
export function AudienceLimitsCard({ minimum, maximum }: AudienceLimitsCardProps) {
  const t = useTranslations('audienceLimits');
  const whole = { type: 'number', min: 1, max: MAX_AUDIENCE_LIMIT, step: 1, inputMode: 'numeric' } as const;
  return (
    <Card>
      <CardHeader title={t('title')} description={t('hint')} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <Field label={t('minimum')}>{(field) => <Input {...whole} {...field} {...minimum} />}</Field>
        <Field label={t('maximum')} hint={t('maximumHint')}>
          {(field) => <Input {...whole} {...field} {...maximum} />}
        </Field>
      </CardBody>
    </Card>
  );
}
