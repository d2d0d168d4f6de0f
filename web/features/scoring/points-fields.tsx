'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { behaviourLabel } from '../../../domain/scoring/cause-sentence';
import { Button } from '../../components/ui/button';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import type { EngagementForm } from './engagement-form';
import { mayBeAdded, readPoints } from './engagement-form';

interface PointsFieldsProps {
  readonly form: EngagementForm;
  readonly onChange: (form: EngagementForm) => void;
  readonly disabled: boolean;
}

/** A number beside the name of each behaviour. */
export function PointsFields({ form, onChange, disabled }: PointsFieldsProps) {
  const t = useTranslations('scoring');
  const locale = useLocale();
  const setPoints = (event: string, points: string) =>
    onChange({ ...form, points: form.points.map((row) => (row.event === event ? { ...row, points } : row)) });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2 text-[0.9333rem] font-medium">{t('points')}</legend>
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {form.points.map(({ event, points, own }) => {
          const label = own ? event : behaviourLabel(event, locale);
          return (
            <PointsField
              key={event}
              label={label}
              value={points}
              disabled={disabled}
              onChange={(next) => setPoints(event, next)}
            >
              {own && !disabled ? (
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('takeEventOut', { event })}
                  onClick={() => onChange({ ...form, points: form.points.filter((row) => row.event !== event) })}
                >
                  <X aria-hidden />
                </Button>
              ) : null}
            </PointsField>
          );
        })}
        <PointsField
          label={t('otherEvents')}
          value={form.otherEvents}
          disabled={disabled}
          onChange={(otherEvents) => onChange({ ...form, otherEvents })}
        />
      </div>
      {disabled ? null : <AddEvent form={form} onChange={onChange} />}
    </fieldset>
  );
}

interface PointsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

function PointsField({ label, value, disabled, onChange, children }: PointsFieldProps) {
  const t = useTranslations('scoring');
  return (
    <Field label={label} error={readPoints(value) === null ? t('pointsFault') : undefined}>
      {(control) => (
        <div className="flex gap-1.5">
          <Input
            {...control}
            inputMode="numeric"
            disabled={disabled}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {children}
        </div>
      )}
    </Field>
  );
}

/** An event of the organisation's own that is to have points of its own. */
function AddEvent({ form, onChange }: Omit<PointsFieldsProps, 'disabled'>) {
  const t = useTranslations('scoring');
  const [event, setEvent] = useState('');
  const may = mayBeAdded(form, event);
  const add = () => {
    onChange({ ...form, points: [...form.points, { event: event.trim(), points: form.otherEvents, own: true }] });
    setEvent('');
  };
  return (
    <div className="flex max-w-md items-end gap-2">
      <Field label={t('addEvent')} className="min-w-0 flex-1">
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={event}
            placeholder="CONCERT_ATTENDED"
            onChange={(change) => setEvent(change.target.value)}
            onKeyDown={(key) => {
              if (key.key !== 'Enter') return;
              key.preventDefault();
              if (may) add();
            }}
          />
        )}
      </Field>
      <Button disabled={!may} onClick={add}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </div>
  );
}
