'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PropertyCondition } from '../../../../domain/segment/criteria';
import { CAMPAIGN_OF_EVENT } from '../../../../domain/segment/event-members';
import { operatorsOfType } from '../../../../domain/segment/operators';
import { Button } from '../../../components/ui/button';
import { useBuilderState } from './builder-context';
import { blankValue, isBlank, withOperator } from './condition';
import type { FieldsProps } from './field-fields';
import { OperatorSelect } from './field-fields';
import { PropertyPicker, usePropertyType } from './property-picker';
import { ValueEditor } from './value-editor';

interface WhereFilterProps extends FieldsProps {
  readonly id: string;
  readonly event: string;
  readonly filter: PropertyCondition;
  /** Its place in the condition, as faults name it: `where.0`. */
  readonly path: string;
  readonly onChange: (filter: PropertyCondition, key?: string) => void;
  readonly onRemove: () => void;
}

/** Which events count, by one of their properties. */
export function WhereFilter({ id, event, filter, faults, describedBy, path, onChange, onRemove }: WhereFilterProps) {
  const t = useTranslations('builder');
  const { disabled } = useBuilderState();
  const typeOf = usePropertyType(event);
  const { property, operator, value, dataType } = filter;
  const name = property === '' ? t('property') : property;
  const choose = (chosen: string) => {
    const type = typeOf(chosen) ?? 'STRING';
    if (type === dataType) return onChange({ ...filter, property: chosen });
    const [first = 'EQUALS'] = operatorsOfType(type);
    return onChange({ property: chosen, operator: first, value: blankValue(first, type), dataType: type });
  };
  return (
    <div
      role="group"
      aria-label={t('filterOn', { name })}
      className="relative flex flex-col gap-2 border-l-2 border-line-strong/50 pl-2.5 @lg:flex-row @lg:flex-wrap @lg:items-start"
    >
      <span className="pt-1 text-[0.8667rem] text-ink-faint @lg:pt-2.25">{t('where')}</span>
      <PropertyPicker
        event={event}
        label={t('property')}
        value={property}
        invalid={faults.has(`${path}.property`) || (faults.has('where') && property === '')}
        describedBy={describedBy}
        onChoose={choose}
      />
      <OperatorSelect
        label={t('operatorOf', { name })}
        offered={operatorsOfType(dataType)}
        operator={operator}
        kind={dataType}
        invalid={faults.has(`${path}.operator`)}
        describedBy={describedBy}
        onChange={(next) => onChange(withOperator(filter, next))}
        className="@lg:w-40"
      />
      <div className="min-w-0 empty:hidden @lg:min-w-36 @lg:flex-1">
        <ValueEditor
          label={t('valueOf', { name })}
          operator={operator}
          type={dataType}
          value={value}
          listed={property === CAMPAIGN_OF_EVENT ? 'campaign' : undefined}
          source={property === '' || (dataType !== 'STRING' && dataType !== 'ARRAY') ? null : { event, property }}
          disabled={disabled}
          invalid={faults.has(`${path}.value`) || (faults.has('where') && isBlank(filter))}
          describedBy={describedBy}
          onChange={(next, typed) => onChange({ ...filter, value: next }, typed ? `${id} value` : undefined)}
        />
      </div>
      {disabled ? null : (
        <Button
          look="quiet"
          size="icon"
          className="absolute -top-1.5 right-0 w-8 @lg:static"
          aria-label={t('removeFilter', { name })}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
