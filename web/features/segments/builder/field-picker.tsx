'use client';

import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldType } from '../../../../domain/contact/contact';
import { fieldGroups } from '../../../../domain/segment/catalogue';
import { useFieldName } from '../../contacts/field-name';
import { useBuilderState } from './builder-context';
import type { Catalogue } from './catalogue';
import type { ComboOption } from './combobox';
import { Combobox } from './combobox';
import { families, fieldOfFamily, familyOf } from './families';
import { eventField, eventOf } from './query';

/** What a field or event is called: by the catalogue, or by itself where it is no longer there. */
export function useLabelOf(): (field: string) => string {
  const { catalogue } = useBuilderState();
  const t = useTranslations('builder');
  const nameOf = useFieldName();
  return (field) => {
    const event = eventOf(field);
    if (event !== null) return catalogue.events.get(event)?.label ?? event;
    const named = familyOf(field);
    if (named) return t(`family.${named.family}`);
    return catalogue.fields.get(field)?.label ?? nameOf(field);
  };
}

/** The type of a field's conditions, as far as the catalogue knows it. */
export const typeOf = (catalogue: Catalogue, field: string): FieldType => catalogue.fields.get(field)?.type ?? 'STRING';

/**
 * All that can be asked, grouped: fields by what they tell, what people did, and what they take part in. Made once for
 * all rows.
 */
export function useFieldOptions(catalogue: Catalogue): readonly ComboOption[] {
  const t = useTranslations('builder');
  return useMemo(() => {
    const fields = [...catalogue.fields.values()];
    const parts = ['segment', ...families.map((family) => fieldOfFamily(family, ''))];
    return [
      ...fieldGroups.flatMap((group) =>
        fields
          .filter((field) => field.group === group)
          .map(({ field, label }) => ({ value: field, label, group: t(`group.${group}`) })),
      ),
      ...[...catalogue.events.values()].map(({ name, label }) => ({
        value: eventField(name),
        label,
        group: t('group.EVENT'),
      })),
      ...parts.map((field) => ({
        value: field,
        label: t(`family.${familyOf(field)?.family ?? 'segment'}`),
        group: t('group.PART'),
      })),
    ];
  }, [catalogue, t]);
}

interface FieldPickerProps {
  readonly trigger: ReactNode;
  readonly value?: string;
  readonly onChoose: (picked: { readonly field: string; readonly type: FieldType }) => void;
}

/** Chooses what a condition asks about. */
export function FieldPicker({ trigger, value, onChoose }: FieldPickerProps) {
  const t = useTranslations('builder');
  const { catalogue, fieldOptions } = useBuilderState();
  return (
    <Combobox
      trigger={trigger}
      label={t('field')}
      options={fieldOptions}
      value={value}
      onChoose={(field) => onChoose({ field, type: typeOf(catalogue, field) })}
    />
  );
}
