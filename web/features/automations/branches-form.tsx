'use client';

import { useTranslations } from 'use-intl';
import type { Branch } from '../../../domain/automation/definition';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { CriteriaBuilder } from '../segments/builder/criteria-builder';

interface BranchesFormProps {
  readonly branches: readonly Branch[];
  readonly onChange: (branches: readonly Branch[]) => void;
}

/** The branches of a condition, asked in this order; who fits none takes the last way. */
export function BranchesForm({ branches, onChange }: BranchesFormProps) {
  const t = useTranslations('automations');
  const set = (index: number, branch: Branch) => onChange(branches.map((old, at) => (at === index ? branch : old)));
  return (
    <>
      {branches.map((branch, index) => (
        <fieldset key={index} className="flex flex-col gap-3 rounded-xl border border-line p-4">
          <legend className="px-1 text-[0.8rem] text-ink-faint">
            {t('branch')} {index + 1}
          </legend>
          <Field label={t('branchName')}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={200}
                value={branch.name}
                onChange={(event) => set(index, { ...branch, name: event.target.value })}
              />
            )}
          </Field>
          <CriteriaBuilder
            conditionsOnly
            value={branch.criteria}
            onChange={(criteria) => set(index, { ...branch, criteria })}
          />
        </fieldset>
      ))}
    </>
  );
}
