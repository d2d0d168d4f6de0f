'use client';

import { useTranslations } from 'use-intl';
import type { ImportOptions } from '../../../api/client';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Segmented } from '../../components/ui/segmented';
import { Select } from '../../components/ui/select';
import { useSegments } from '../segments/api';

/** Where everybody of a file goes: nowhere, a new static segment, or one that is there. */
export type SegmentChoiceValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'known'; readonly id: string };

export const noSegment: SegmentChoiceValue = { kind: 'none' };

/** What a choice is to the API. */
export function segmentOptions(choice: SegmentChoiceValue): Pick<ImportOptions, 'segmentId' | 'segmentName'> {
  switch (choice.kind) {
    case 'none':
      return {};
    case 'new':
      return { segmentName: choice.name.trim() };
    case 'known':
      return { segmentId: choice.id };
  }
}

/** Whether the choice says which segment. */
export const isChosen = (choice: SegmentChoiceValue): boolean =>
  choice.kind === 'none' || (choice.kind === 'new' ? choice.name.trim() !== '' : choice.id !== '');

interface SegmentChoiceProps {
  readonly value: SegmentChoiceValue;
  readonly onChange: (value: SegmentChoiceValue) => void;
}

const MOST = 200;

export function SegmentChoice({ value, onChange }: SegmentChoiceProps) {
  const t = useTranslations('importSegment');
  const { data } = useSegments({ limit: MOST, dynamic: false });
  const known = data?.items ?? [];
  const kinds = known.length > 0 ? (['none', 'new', 'known'] as const) : (['none', 'new'] as const);
  const chooseKind = (kind: SegmentChoiceValue['kind']) => {
    if (kind === 'none') onChange(noSegment);
    if (kind === 'new') onChange({ kind, name: '' });
    if (kind === 'known') onChange({ kind, id: known[0]?.id ?? '' });
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-[0.8667rem] font-medium text-ink-soft">{t('title')}</p>
      <div>
        <Segmented
          label={t('title')}
          value={value.kind}
          onChange={chooseKind}
          options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
      </div>
      {value.kind === 'new' ? (
        <Field label={t('name')} hint={t('nameHint')}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={200}
              value={value.name}
              placeholder={t('nameExample')}
              onChange={(event) => onChange({ kind: 'new', name: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {value.kind === 'known' ? (
        <Field label={t('which')}>
          {(control) => (
            <Select
              {...control}
              value={value.id}
              onChange={(id) => onChange({ kind: 'known', id })}
              options={known.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
