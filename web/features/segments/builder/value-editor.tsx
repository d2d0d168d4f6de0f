'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldType } from '../../../../domain/contact/contact';
import type { ConditionOperator, ConditionValue } from '../../../../domain/segment/criteria';
import { cx } from '../../../components/ui/class-names';
import { Input } from '../../../components/ui/input';
import { Select } from '../../../components/ui/select';
import type { ListedKind, Named, ValueSource } from './catalogue';
import { useListed, useNameOf } from './catalogue';
import { shapeOf } from './condition';
import { ListedPicker } from './listed-picker';
import { PickerButton } from './picker-button';
import { ChipsField, SuggestField } from './suggest-field';

export interface ValueEditorProps {
  /** What the value belongs to, for its accessible name. */
  readonly label: string;
  readonly operator: ConditionOperator;
  readonly type: FieldType;
  readonly value: ConditionValue | undefined;
  /** `typed` says that letters or digits were typed, which are undone together. */
  readonly onChange: (value: ConditionValue, typed: boolean) => void;
  readonly source: ValueSource | null;
  /** All that may be meant, where that is a closed list. */
  readonly choices?: readonly Named[] | undefined;
  /** Chosen by name from a list of the organisation's. */
  readonly listed?: ListedKind | undefined;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** The control that an operator and a type ask for. */
export function ValueEditor(props: ValueEditorProps) {
  const { operator, type, value, choices, listed } = props;
  switch (shapeOf(operator)) {
    case 'none':
      return null;
    case 'days':
      return <DaysEditor {...props} />;
    case 'pair':
      return <PairEditor {...props} />;
    case 'list':
      return listed ? <ListedEditor {...props} listed={listed} /> : <ListEditor {...props} />;
    case 'one':
      if (type === 'BOOLEAN') return <BooleanEditor {...props} />;
      if (listed && mayChoose(operator, type)) return <ListedOneEditor {...props} listed={listed} />;
      if (choices && mayChoose(operator, type)) return <ChoiceEditor {...props} choices={choices} />;
      if (type === 'STRING' || type === 'ARRAY') return <TextEditor {...props} />;
      return <Scalar {...props} value={textOf(value)} onChange={(text) => props.onChange(text, true)} />;
  }
}

/** Words that are compared in part, such as “contains”, are typed even where the whole ones are known. */
const mayChoose = (operator: ConditionOperator, type: FieldType): boolean =>
  operator === 'EQUALS' || operator === 'NOT_EQUALS' || type === 'ARRAY';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const listOf = (value: ConditionValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];
const numberOrText = (text: string, type: FieldType): string | number =>
  type === 'NUMBER' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

type Fixed = Pick<ValueEditorProps, 'disabled' | 'invalid' | 'describedBy'>;
const control = ({ disabled = false, invalid = false, describedBy }: Fixed) => ({
  disabled,
  'aria-invalid': invalid,
  'aria-describedby': describedBy,
});

interface ScalarProps extends Fixed {
  readonly label: string;
  readonly type: FieldType;
  readonly value: string;
  readonly onChange: (value: string | number) => void;
  readonly className?: string;
}

const dayOnly = /^(\d{4}-\d{2}-\d{2})?$/;

/** A number or a date. A date with a time of day stays the text it is. */
function Scalar({ label, type, value, onChange, className, ...fixed }: ScalarProps) {
  const kind = type === 'NUMBER' ? 'number' : type === 'DATE' && dayOnly.test(value) ? 'date' : 'text';
  return (
    <Input
      {...control(fixed)}
      aria-label={label}
      type={kind}
      step="any"
      value={value}
      onChange={(event) => onChange(numberOrText(event.target.value, type))}
      className={cx('min-w-0', kind === 'number' ? 'w-20' : 'w-40', className)}
    />
  );
}

function TextEditor({ label, value, onChange, source, ...fixed }: ValueEditorProps) {
  return (
    <SuggestField
      label={label}
      value={textOf(value)}
      onChange={(text) => onChange(text, true)}
      source={source}
      disabled={fixed.disabled}
      invalid={fixed.invalid}
      describedBy={fixed.describedBy}
    />
  );
}

function BooleanEditor({ label, value, onChange, choices, ...fixed }: ValueEditorProps) {
  const t = useTranslations('common');
  const named = (said: boolean) =>
    choices?.find((choice) => choice.value === String(said))?.label ?? t(said ? 'yes' : 'no');
  return (
    <Select
      {...control(fixed)}
      aria-label={label}
      value={value === true ? 'true' : value === false ? 'false' : ''}
      onChange={(said) => onChange(said === 'true', false)}
      options={[
        { value: 'true', label: named(true) },
        { value: 'false', label: named(false) },
      ]}
    />
  );
}

function ChoiceEditor({
  label,
  value,
  onChange,
  choices,
  ...fixed
}: ValueEditorProps & { readonly choices: readonly Named[] }) {
  const t = useTranslations('builder');
  const text = textOf(value);
  // A value from elsewhere, such as the API, is shown as it is.
  const known = text === '' || choices.some((choice) => choice.value === text);
  const options = known ? choices : [...choices, { value: text, label: text }];
  return (
    <Select
      {...control(fixed)}
      aria-label={label}
      value={text}
      placeholder={t('choose')}
      onChange={(chosen) => onChange(chosen, false)}
      options={options}
    />
  );
}

function ListEditor({ label, type, value, onChange, choices, source, ...fixed }: ValueEditorProps) {
  return (
    <ChipsField
      label={label}
      values={listOf(value)}
      onChange={(texts) =>
        onChange(
          texts.map((text) => numberOrText(text, type)),
          false,
        )
      }
      options={choices}
      source={source}
      numeric={type === 'NUMBER'}
      disabled={fixed.disabled}
      invalid={fixed.invalid}
      describedBy={fixed.describedBy}
    />
  );
}

/** Several of a list that may be long: what is typed is looked up by name. */
function ListedEditor({
  label,
  value,
  onChange,
  listed,
  ...fixed
}: ValueEditorProps & { readonly listed: ListedKind }) {
  const [q, setQ] = useState('');
  const { data: all } = useListed(listed, '', true);
  const { data: found } = useListed(listed, q, q !== '');
  const chosen = listOf(value);
  const offered = q === '' ? (all ?? []) : (found ?? []);
  const named = (all ?? []).filter((one) => chosen.includes(one.value) && !offered.includes(one));
  return (
    <ChipsField
      label={label}
      values={chosen}
      onChange={(ids) => onChange([...ids], false)}
      options={[...offered, ...named]}
      onSearch={setQ}
      source={null}
      disabled={fixed.disabled}
      invalid={fixed.invalid}
      describedBy={fixed.describedBy}
    />
  );
}

function ListedOneEditor({
  label,
  value,
  onChange,
  listed,
  ...fixed
}: ValueEditorProps & { readonly listed: ListedKind }) {
  const t = useTranslations('builder');
  const id = textOf(value);
  const name = useNameOf(listed, id);
  return (
    <ListedPicker
      kind={listed}
      label={label}
      value={id}
      onChoose={(chosen) => onChange(chosen, false)}
      trigger={
        <PickerButton
          {...control(fixed)}
          label={`${label}: ${name ?? t('choose')}`}
          shown={name ?? (id === '' ? t('choose') : id)}
          isEmpty={id === ''}
        />
      }
    />
  );
}

function PairEditor({ label, type, value, onChange, ...fixed }: ValueEditorProps) {
  const t = useTranslations('builder');
  const [from = '', to = ''] = Array.isArray(value) ? value : [];
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Scalar
        {...fixed}
        label={t('fromOf', { label })}
        type={type}
        value={String(from)}
        onChange={(end) => onChange([end, to], true)}
      />
      <span className="text-[0.8667rem] text-ink-faint">{t('and')}</span>
      <Scalar
        {...fixed}
        label={t('toOf', { label })}
        type={type}
        value={String(to)}
        onChange={(end) => onChange([from, end], true)}
      />
    </div>
  );
}

function DaysEditor({ label, value, onChange, ...fixed }: ValueEditorProps) {
  const t = useTranslations('builder');
  return (
    <div className="flex items-center gap-2">
      <Scalar
        {...fixed}
        label={`${label} (${t('days')})`}
        type="NUMBER"
        value={textOf(value)}
        onChange={(days) => onChange(days, true)}
        className="w-20"
      />
      <span className="text-[0.8667rem] text-ink-faint">{t('days')}</span>
    </div>
  );
}
