'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { FieldType } from '../../../../domain/contact/contact';
import { PRODUCTS, TIME_OF_EVENT } from '../../../../domain/segment/event-members';
import { wordsOfProperty } from '../../../../domain/segment/sentence/property-words';
import { useBuilderState } from './builder-context';
import { Combobox } from './combobox';
import { PickerButton } from './picker-button';

const ofEveryEvent: Readonly<Record<string, FieldType>> = { [TIME_OF_EVENT]: 'DATE', [PRODUCTS]: 'ARRAY' };

/** What an event's properties are compared as; null for one that was never seen. */
export function usePropertyType(event: string): (property: string) => FieldType | null {
  const { catalogue } = useBuilderState();
  const properties = catalogue.events.get(event)?.properties ?? [];
  return (name) => properties.find(({ property }) => property === name)?.type ?? ofEveryEvent[name] ?? null;
}

interface PropertyPickerProps {
  readonly event: string;
  readonly label: string;
  readonly value: string;
  readonly onChoose: (property: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** A property of an event: one that it carries, or one that it will. */
export function PropertyPicker({ event, label, value, onChoose, invalid, describedBy }: PropertyPickerProps) {
  const t = useTranslations('builder');
  const locale = useLocale();
  const { catalogue, disabled } = useBuilderState();
  const known = catalogue.events.get(event)?.properties ?? [];
  const labelOf = (property: string) =>
    known.find((one) => one.property === property)?.label ?? wordsOfProperty(property, locale).noun ?? property;
  const shown = value === '' ? '' : labelOf(value);
  return (
    <Combobox
      label={label}
      free
      value={value}
      onChoose={onChoose}
      options={known.map(({ property, label: shownAs }) => ({ value: property, label: shownAs }))}
      trigger={
        <PickerButton
          label={`${label}: ${shown === '' ? t('choose') : shown}`}
          shown={shown === '' ? t('property') : shown}
          isEmpty={shown === ''}
          disabled={disabled}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          className="@lg:w-40"
        />
      }
    />
  );
}
