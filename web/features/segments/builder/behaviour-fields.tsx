'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PropertyCondition } from '../../../../domain/segment/criteria';
import { measureTypes } from '../../../../domain/segment/criteria';
import { operatorsOfType } from '../../../../domain/segment/operators';
import { Button } from '../../../components/ui/button';
import { Input } from '../../../components/ui/input';
import { Select } from '../../../components/ui/select';
import { useBuilderActions, useBuilderState } from './builder-context';
import { measuredType, withMeasure, withOperator } from './condition';
import type { FieldsProps } from './field-fields';
import { OperatorSelect } from './field-fields';
import { useLabelOf } from './field-picker';
import { PropertyPicker, usePropertyType } from './property-picker';
import type { BehaviourRule } from './query';
import { eventOf } from './query';
import { ValueEditor } from './value-editor';
import { WhereFilter } from './where-filter';

interface BehaviourProps extends FieldsProps {
  readonly rule: BehaviourRule;
}

/** How often something was done, or what was measured of it, within which time and of which kind. */
export function BehaviourFields({ rule, faults, describedBy }: BehaviourProps) {
  const { replace } = useBuilderActions();
  const event = eventOf(rule.field) ?? '';
  const setFilter = (index: number, filter: PropertyCondition | null, key?: string) => {
    const where = (rule.where ?? []).flatMap((old, at) => (at === index ? (filter ? [filter] : []) : [old]));
    replace({ ...rule, where }, key);
  };
  return (
    <>
      <MeasureFields rule={rule} faults={faults} describedBy={describedBy} />
      <div className="flex min-w-0 basis-full flex-col gap-2">
        <WindowFields rule={rule} />
        {rule.where?.map((filter, index) => (
          <WhereFilter
            key={index}
            id={`${rule.id} ${index}`}
            event={event}
            filter={filter}
            faults={faults}
            describedBy={describedBy}
            path={`where.${index}`}
            onChange={(changed, key) => setFilter(index, changed, key)}
            onRemove={() => setFilter(index, null)}
          />
        ))}
      </div>
    </>
  );
}

function MeasureFields({ rule, faults, describedBy }: BehaviourProps) {
  const t = useTranslations('builder');
  const { replace } = useBuilderActions();
  const { disabled } = useBuilderState();
  const label = useLabelOf()(rule.field);
  const event = eventOf(rule.field) ?? '';
  const typeOf = usePropertyType(event);
  const { measure, operator, value } = rule;
  const type = measuredType(rule, typeOf);
  const isCount = measure.type === 'COUNT';
  const set = (next: typeof measure) => replace(withMeasure(rule, next, typeOf));
  return (
    <>
      <Select
        aria-label={t('measureOf', { name: label })}
        disabled={disabled}
        value={measure.type}
        onChange={(next) => set(next === 'COUNT' ? { type: next } : { ...measure, type: next })}
        options={measureTypes.map((one) => ({ value: one, label: t(`measure.${one}`) }))}
        className="@lg:w-auto @lg:min-w-36"
      />
      {!isCount || measure.property !== undefined ? (
        <PropertyPicker
          event={event}
          label={t('measuredProperty')}
          value={measure.property ?? ''}
          invalid={faults.has('property') || faults.has('measure.property')}
          describedBy={describedBy}
          onChoose={(property) => set({ type: measure.type, property })}
        />
      ) : null}
      <OperatorSelect
        label={t('operatorOf', { name: label })}
        offered={operatorsOfType(type).filter((one) => !isCount || !one.endsWith('_EMPTY'))}
        operator={operator}
        kind={isCount ? 'COUNT' : type}
        invalid={faults.has('operator')}
        describedBy={describedBy}
        onChange={(next) => replace({ ...rule, ...withOperator({ operator, value, dataType: type }, next) })}
        className={isCount ? '@lg:w-31' : '@lg:w-44'}
      />
      <div data-value className="flex min-w-0 items-center gap-2 empty:hidden">
        <ValueEditor
          label={t('valueOf', { name: label })}
          operator={operator}
          type={type}
          value={value}
          source={measure.property === undefined ? null : { event, property: measure.property }}
          disabled={disabled}
          invalid={faults.has('value')}
          describedBy={describedBy}
          onChange={(next, typed) => replace({ ...rule, value: next }, typed ? `${rule.id} value` : undefined)}
        />
        {isCount ? (
          <span className="text-[0.8667rem] text-ink-faint">{t('times', { count: Number(value) || 2 })}</span>
        ) : null}
      </div>
    </>
  );
}

const firstDays = 30;

/** Since ever, or within the last days; and what narrows the events down. */
function WindowFields({ rule }: { readonly rule: BehaviourRule }) {
  const t = useTranslations('builder');
  const { replace } = useBuilderActions();
  const { disabled } = useBuilderState();
  const label = useLabelOf()(rule.field);
  const { withinDays, ...always } = rule;
  const blank: PropertyCondition = { property: '', operator: 'EQUALS', value: '', dataType: 'STRING' };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={t('windowOf', { name: label })}
        disabled={disabled}
        value={withinDays === undefined ? 'ALWAYS' : 'WITHIN'}
        onChange={(chosen) => replace(chosen === 'ALWAYS' ? always : { ...rule, withinDays: firstDays })}
        options={[
          { value: 'ALWAYS', label: t('always') },
          { value: 'WITHIN', label: t('withinLast') },
        ]}
        className="w-auto min-w-42"
      />
      {withinDays === undefined ? null : (
        <span className="flex items-center gap-2">
          <Input
            type="number"
            min={0}
            aria-label={t('windowDays', { name: label })}
            disabled={disabled}
            value={String(withinDays)}
            onChange={(event) => replace({ ...rule, withinDays: Number(event.target.value) }, `${rule.id} days`)}
            className="w-20"
          />
          <span className="text-[0.8667rem] text-ink-faint">{t('days')}</span>
        </span>
      )}
      {disabled ? null : (
        <Button look="quiet" size="small" onClick={() => replace({ ...rule, where: [...(rule.where ?? []), blank] })}>
          <Plus aria-hidden />
          {t('addFilter')}
        </Button>
      )}
    </div>
  );
}
