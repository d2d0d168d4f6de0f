'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Locale } from '../../../../domain/locale/locale';
import type { ConditionOperator } from '../../../../domain/segment/criteria';
import type { ComparedKind } from '../../../../domain/segment/sentence/operator-words';
import { operatorWord } from '../../../../domain/segment/sentence/operator-words';
import { automationDeeds, outcomeDeeds } from '../../../../domain/segment/sentence/words';
import { Select } from '../../../components/ui/select';
import { useBuilderActions, useBuilderState } from './builder-context';
import type { Named } from './catalogue';
import { useNameOf, useSteps } from './catalogue';
import { operatorsOf, withOperator } from './condition';
import type { Family } from './families';
import { familyOf, fieldOfFamily, listOfFamily } from './families';
import { useLabelOf } from './field-picker';
import { ListedPicker } from './listed-picker';
import { PickerButton } from './picker-button';
import type { FieldRule } from './query';
import { ValueEditor } from './value-editor';

export interface FieldsProps {
  /** The parts at fault: `operator`, `value`, `where.0.value`. */
  readonly faults: ReadonlySet<string>;
  readonly describedBy: string | undefined;
}

/** The rest of a condition on a field, after the field itself. */
export function FieldFields({ rule, ...fields }: FieldsProps & { readonly rule: FieldRule }) {
  const named = familyOf(rule.field);
  if (named) return <FamilyFields rule={rule} family={named.family} id={named.id} {...fields} />;
  return <PlainFields rule={rule} {...fields} />;
}

function PlainFields({ rule, faults, describedBy }: FieldsProps & { readonly rule: FieldRule }) {
  const t = useTranslations('builder');
  const { replace } = useBuilderActions();
  const { catalogue, disabled } = useBuilderState();
  const label = useLabelOf()(rule.field);
  const known = catalogue.fields.get(rule.field);
  const isSegment = rule.field === 'segment';
  return (
    <>
      <OperatorSelect
        label={t('operatorOf', { name: label })}
        offered={operatorsOf(rule.field, rule.dataType)}
        operator={rule.operator}
        kind={isSegment ? 'SEGMENT' : rule.dataType}
        invalid={faults.has('operator')}
        describedBy={describedBy}
        onChange={(operator) => replace(withOperator(rule, operator))}
      />
      <div data-value className="min-w-0 empty:hidden @lg:min-w-44 @lg:flex-1">
        <ValueEditor
          label={t('valueOf', { name: label })}
          operator={rule.operator}
          type={rule.dataType}
          value={rule.value}
          choices={known?.choices?.map((choice) => ({ value: String(choice.value), label: choice.label }))}
          listed={isSegment ? 'segment' : undefined}
          source={known?.suggests === true ? { field: rule.field } : null}
          disabled={disabled}
          invalid={faults.has('value')}
          describedBy={describedBy}
          onChange={(value, typed) => replace({ ...rule, value }, typed ? `${rule.id} value` : undefined)}
        />
      </div>
    </>
  );
}

interface FamilyProps extends FieldsProps {
  readonly rule: FieldRule;
  readonly family: Family;
  readonly id: string;
}

/** A campaign or an automation: what happened with it, and which it is. */
function FamilyFields({ rule, family, id, faults, describedBy }: FamilyProps) {
  const t = useTranslations('builder');
  const { replace } = useBuilderActions();
  const { disabled } = useBuilderState();
  const kind = listOfFamily(family);
  const name = useNameOf(kind, id);
  const which = t(`which.${kind}`);
  const picker = (
    <ListedPicker
      kind={kind}
      label={which}
      value={id}
      onChoose={(chosen) => replace({ ...rule, field: fieldOfFamily(family, chosen) })}
      trigger={
        <PickerButton
          label={`${which}: ${name ?? t('choose')}`}
          shown={name ?? (id === '' ? which : id)}
          isEmpty={id === ''}
          disabled={disabled}
          aria-invalid={faults.has('field')}
          aria-describedby={describedBy}
          className="@lg:w-auto @lg:min-w-44 @lg:flex-1"
        />
      }
    />
  );
  if (family === 'step') {
    return (
      <>
        {picker}
        <StepFields rule={rule} automationId={id} faults={faults} describedBy={describedBy} />
      </>
    );
  }
  return (
    <>
      <DeedSelect rule={rule} family={family} invalid={faults.has('value') || faults.has('operator')} />
      {picker}
    </>
  );
}

interface DeedSelectProps {
  readonly rule: FieldRule;
  readonly family: 'campaign' | 'automation';
  readonly invalid: boolean;
}

/** What was done with a campaign, or not done, in the words of the sentence. */
function DeedSelect({ rule, family, invalid }: DeedSelectProps) {
  const t = useTranslations('builder');
  const locale = useLocale();
  const { replace } = useBuilderActions();
  const { disabled } = useBuilderState();
  const options = deedsOf(family, locale);
  return (
    <Select
      aria-label={t('deed')}
      aria-invalid={invalid}
      disabled={disabled}
      value={`${rule.operator} ${String(rule.value)}`}
      placeholder={t('choose')}
      onChange={(chosen) => {
        const operator = chosen.startsWith('NOT_') ? 'NOT_EQUALS' : 'EQUALS';
        replace({ ...rule, operator, value: chosen.slice(operator.length + 1) });
      }}
      options={options}
      className="@lg:w-52"
    />
  );
}

function deedsOf(family: 'campaign' | 'automation', locale: Locale): readonly Named[] {
  const deeds = Object.entries(family === 'campaign' ? outcomeDeeds[locale] : automationDeeds[locale]);
  return [
    ...deeds.map(([value, { did }]) => ({ value: `EQUALS ${value}`, label: did })),
    ...deeds.map(([value, { didNot }]) => ({ value: `NOT_EQUALS ${value}`, label: didNot })),
  ];
}

interface StepFieldsProps extends FieldsProps {
  readonly rule: FieldRule;
  readonly automationId: string;
}

function StepFields({ rule, automationId, faults, describedBy }: StepFieldsProps) {
  const t = useTranslations('builder');
  const labels = useTranslations('labels');
  const { replace } = useBuilderActions();
  const { disabled } = useBuilderState();
  const { data: steps = [] } = useSteps(automationId);
  const choices = steps.map((step) => ({ value: step.id, label: step.name ?? labels(`stepType.${step.type}`) }));
  return (
    <>
      <OperatorSelect
        label={t('operatorOf', { name: t('family.step') })}
        offered={operatorsOf(rule.field, 'STRING')}
        operator={rule.operator}
        kind="STRING"
        invalid={faults.has('operator')}
        describedBy={describedBy}
        onChange={(operator) => replace(withOperator(rule, operator))}
      />
      <div data-value className="min-w-0 @lg:min-w-44 @lg:flex-1">
        <ValueEditor
          label={t('which.step')}
          operator={rule.operator}
          type="STRING"
          value={rule.value}
          choices={choices}
          source={null}
          disabled={disabled || automationId === ''}
          invalid={faults.has('value')}
          describedBy={describedBy}
          onChange={(value) => replace({ ...rule, value })}
        />
      </div>
    </>
  );
}

interface OperatorSelectProps {
  readonly label: string;
  readonly offered: readonly ConditionOperator[];
  readonly operator: ConditionOperator;
  readonly kind: ComparedKind;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (operator: ConditionOperator) => void;
  readonly className?: string;
}

/** The operators of a type, in the words that stand between a field and its value. */
export function OperatorSelect({ offered, operator, kind, label, invalid, describedBy, ...rest }: OperatorSelectProps) {
  const locale = useLocale();
  const { disabled } = useBuilderState();
  // One that the type does not have is shown with its fault, so that it can be mended.
  const options = offered.includes(operator) ? offered : [...offered, operator];
  return (
    <Select
      aria-label={label}
      aria-invalid={invalid === true}
      aria-describedby={describedBy}
      disabled={disabled}
      value={operator}
      options={options.map((value) => ({ value, label: operatorWord(value, kind, locale) }))}
      onChange={rest.onChange}
      className={rest.className ?? '@lg:w-48'}
    />
  );
}
