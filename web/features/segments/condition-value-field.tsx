'use client';

import { useTranslations } from 'use-intl';
import { contactRoles, contactStatuses, lifecycleStages } from '../../../domain/contact/contact';
import type { ConditionValue, FieldCondition } from '../../../domain/segment/criteria';
import { Checkbox } from '../../components/ui/checkbox';
import { Input } from '../../components/ui/input';
import { Select } from '../../components/ui/select';
import { TagInput } from '../../components/ui/tag-input';
import { fixedValues, shapeOf } from './condition-form';
import { SegmentPicker } from './segment-picker';

interface ConditionValueFieldProps {
  readonly condition: FieldCondition;
  readonly onChange: (value: ConditionValue) => void;
}

/** The control that a condition's operator and type ask for. */
export function ConditionValueField({ condition, onChange }: ConditionValueFieldProps) {
  const t = useTranslations('segments');
  const { field, operator, dataType, value } = condition;
  const list = Array.isArray(value) ? value.map(String) : [];
  const wordOf = useFixedWord(field);
  const fixed = fixedValues(field);
  const shape = shapeOf(operator);
  if (shape === 'none') return null;
  if (field === 'segment') {
    return <SegmentPicker label={t('value')} value={list} onChange={(ids) => onChange([...ids])} />;
  }
  if (shape === 'pair') {
    const set = (at: number, end: string | number) =>
      onChange([list[0] ?? '', list[1] ?? ''].map((old, i) => (i === at ? end : number(old, dataType))));
    return (
      <div className="flex items-center gap-2">
        <ScalarInput label={t('from')} type={dataType} value={list[0] ?? ''} onChange={(end) => set(0, end)} />
        <span className="text-[0.8667rem] text-ink-faint">{t('to')}</span>
        <ScalarInput label={t('until')} type={dataType} value={list[1] ?? ''} onChange={(end) => set(1, end)} />
      </div>
    );
  }
  if (shape === 'days') {
    return (
      <div className="flex items-center gap-2">
        <ScalarInput label={t('days')} type="NUMBER" value={String(value ?? '')} onChange={onChange} />
        <span className="text-[0.8667rem] text-ink-faint">{t('days')}</span>
      </div>
    );
  }
  if (shape === 'list') {
    if (fixed) {
      return (
        <div className="flex flex-wrap gap-x-4 gap-y-1.5 py-1.5">
          {fixed.map((option) => (
            <Checkbox
              key={option}
              label={wordOf(option)}
              checked={list.includes(option)}
              onChange={(checked) => onChange(checked ? [...list, option] : list.filter((other) => other !== option))}
            />
          ))}
        </div>
      );
    }
    return (
      <TagInput
        label={t('value')}
        tags={list}
        onChange={(items) => onChange(items.map((item) => number(item, dataType)))}
      />
    );
  }
  if (dataType === 'BOOLEAN') {
    return (
      <Select
        aria-label={t('value')}
        value={value === false ? 'false' : 'true'}
        onChange={(chosen) => onChange(chosen === 'true')}
        options={[
          { value: 'true', label: t('true') },
          { value: 'false', label: t('false') },
        ]}
      />
    );
  }
  if (fixed && (operator === 'EQUALS' || operator === 'NOT_EQUALS' || dataType === 'ARRAY')) {
    return (
      <Select
        aria-label={t('value')}
        value={fixed.find((option) => option === value) ?? ''}
        onChange={onChange}
        options={fixed.map((option) => ({ value: option, label: wordOf(option) }))}
      />
    );
  }
  return (
    <ScalarInput
      label={t('value')}
      type={dataType}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onChange={onChange}
    />
  );
}

const number = (text: string, type: FieldCondition['dataType']): string | number =>
  type === 'NUMBER' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

interface ScalarInputProps {
  readonly label: string;
  readonly type: FieldCondition['dataType'];
  readonly value: string;
  readonly onChange: (value: string | number) => void;
}

function ScalarInput({ label, type, value, onChange }: ScalarInputProps) {
  const kinds = { NUMBER: 'number', DATE: 'date', STRING: 'text', BOOLEAN: 'text', ARRAY: 'text' } as const;
  return (
    <Input
      aria-label={label}
      type={kinds[type]}
      step="any"
      value={value}
      onChange={(event) => onChange(number(event.target.value, type))}
    />
  );
}

/** What a limited value is called. */
function useFixedWord(field: string): (value: string) => string {
  const labels = useTranslations('labels');
  return (value) => {
    const status = contactStatuses.find((option) => option === value);
    const stage = lifecycleStages.find((option) => option === value);
    const role = contactRoles.find((option) => option === value);
    if (field === 'status' && status) return labels(`contactStatus.${status}`);
    if (field === 'lifecycleStage' && stage) return labels(`lifecycleStage.${stage}`);
    return field === 'roles' && role ? labels(`contactRole.${role}`) : value;
  };
}
