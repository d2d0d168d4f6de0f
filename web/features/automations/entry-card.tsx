'use client';

import { useTranslations } from 'use-intl';
import type { Automation, ReEntry } from '../../../domain/automation/definition';
import { useMay } from '../../components/shell/me-context';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Select } from '../../components/ui/select';
import { useUpdateAutomation } from './api';

const policies = ['ONCE', 'AFTER_EXIT', 'DAYS', 'ALWAYS'] as const;
type Policy = (typeof policies)[number];

const FIRST_DAYS = 30;

/** How often the same person may enter. */
export function EntryCard({ automation }: { readonly automation: Automation }) {
  const t = useTranslations('automations');
  const mayWrite = useMay('automations:write') && automation.status !== 'ARCHIVED';
  const update = useUpdateAutomation(automation.id, t('savedDraft'));
  const { settings } = automation;
  const { reEntry } = settings;
  const set = (next: ReEntry) => update.mutate({ settings: { ...settings, reEntry: next } });
  const choose = (policy: Policy) => set(policy === 'DAYS' ? { afterDays: FIRST_DAYS } : policy);
  return (
    <Card>
      <CardHeader title={t('settings')} />
      <CardBody className="flex flex-wrap items-end gap-3">
        <Field label={t('reEntry')} className="w-72">
          {(control) => (
            <Select<Policy>
              {...control}
              disabled={!mayWrite}
              value={typeof reEntry === 'object' ? 'DAYS' : reEntry}
              onChange={choose}
              options={policies.map((value) => ({ value, label: t(`reEntries.${value}`) }))}
            />
          )}
        </Field>
        {typeof reEntry === 'object' ? (
          <Field label={t('days')} className="w-28">
            {(control) => (
              <Input
                {...control}
                key={reEntry.afterDays}
                type="number"
                min={1}
                max={3650}
                disabled={!mayWrite}
                defaultValue={reEntry.afterDays}
                onBlur={(event) => {
                  const afterDays = Math.round(Number(event.target.value));
                  if (afterDays >= 1 && afterDays !== reEntry.afterDays) set({ afterDays });
                }}
              />
            )}
          </Field>
        ) : null}
      </CardBody>
    </Card>
  );
}
