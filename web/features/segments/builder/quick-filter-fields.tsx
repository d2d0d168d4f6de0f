'use client';

import { useTranslations } from 'use-intl';
import type { NumberRange } from '../../../../domain/segment/criteria';
import { Input } from '../../../components/ui/input';
import { Segmented } from '../../../components/ui/segmented';
import { useBuilderActions, useBuilderState } from './builder-context';
import type { ValueSource } from './catalogue';
import type { QuickFilters, QuickKind } from './query';
import { ChipsField, SuggestField } from './suggest-field';

interface QuickFieldsProps {
  readonly kind: QuickKind;
  readonly quick: QuickFilters;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** The members of a filter that were given; one left open is no longer there. */
function given<Filter extends object>(filter: Filter): Filter {
  const kept = { ...filter };
  for (const [member, value] of Object.entries(filter)) {
    if (value === undefined || value === '') Reflect.deleteProperty(kept, member);
  }
  return kept;
}

export function QuickFilterFields(props: QuickFieldsProps) {
  const { kind, quick } = props;
  const t = useTranslations('builder');
  const { setQuick } = useBuilderActions();
  const { disabled } = useBuilderState();
  const name = t(`quick.${kind}`);
  const set = (change: QuickFilters, typed = true) =>
    setQuick({ ...quick, ...change }, typed ? `quick ${kind}` : undefined);
  switch (kind) {
    case 'tags':
    case 'excludeTags':
      return (
        <Tags
          {...props}
          label={name}
          source={{ field: 'tags' }}
          values={quick[kind] ?? []}
          onChange={(tags) => set({ [kind]: tags }, false)}
        />
      );
    case 'engagementLevel':
      return (
        <fieldset disabled={disabled}>
          <Segmented
            label={name}
            value={quick.engagementLevel ?? 'HIGH'}
            onChange={(engagementLevel) => set({ engagementLevel }, false)}
            options={(['HIGH', 'MEDIUM', 'LOW'] as const).map((level) => ({
              value: level,
              label: t(`level.${level}`),
            }))}
          />
        </fieldset>
      );
    case 'lastActivityDays':
      return (
        <>
          <span className="text-[0.8667rem] text-ink-faint">{t('withinLast')}</span>
          <Amount
            {...props}
            label={`${name} (${t('days')})`}
            value={quick.lastActivityDays}
            onChange={(days) => set({ lastActivityDays: days ?? 0 })}
          />
          <span className="text-[0.8667rem] text-ink-faint">{t('days')}</span>
        </>
      );
    case 'location':
      return (
        <>
          {(['country', 'region', 'city'] as const).map((place) => (
            <div key={place} className="min-w-32 flex-1">
              <SuggestField
                label={t(`quick.${place}`)}
                placeholder={t(`quick.${place}`)}
                source={{ field: place }}
                value={quick.location?.[place] ?? ''}
                onChange={(text) => set({ location: given({ ...quick.location, [place]: text }) })}
                disabled={disabled}
                invalid={props.invalid}
                describedBy={props.describedBy}
              />
            </div>
          ))}
        </>
      );
    case 'ageRange':
      return <Range {...props} name={name} range={quick.ageRange} onChange={(ageRange) => set({ ageRange })} />;
    case 'purchaseHistory':
      return (
        <Purchases {...props} name={name} onChange={(purchaseHistory, typed) => set({ purchaseHistory }, typed)} />
      );
    case 'totalSpent': {
      const { currency, ...range } = quick.totalSpent ?? {};
      return (
        <>
          <Range
            {...props}
            name={name}
            range={range}
            onChange={(next) => set({ totalSpent: given({ ...next, currency }) })}
          />
          <Input
            aria-label={t('quick.currency')}
            placeholder="EUR"
            disabled={disabled}
            maxLength={3}
            value={currency ?? ''}
            onChange={(event) => set({ totalSpent: given({ ...range, currency: event.target.value.toUpperCase() }) })}
            className="w-20"
          />
        </>
      );
    }
  }
}

interface AmountProps extends Pick<QuickFieldsProps, 'invalid' | 'describedBy'> {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly placeholder?: string;
}

function Amount({ label, value, onChange, placeholder, invalid, describedBy }: AmountProps) {
  const { disabled } = useBuilderState();
  return (
    <Input
      type="number"
      min={0}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      placeholder={placeholder}
      disabled={disabled}
      value={value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
      className="w-22"
    />
  );
}

interface RangeProps extends Pick<QuickFieldsProps, 'invalid' | 'describedBy'> {
  readonly name: string;
  readonly range: NumberRange | undefined;
  readonly onChange: (range: NumberRange) => void;
}

function Range({ name, range = {}, onChange, ...rest }: RangeProps) {
  const t = useTranslations('builder');
  return (
    <>
      <Amount
        {...rest}
        label={t('fromOf', { label: name })}
        placeholder={t('quick.min')}
        value={range.min}
        onChange={(min) => onChange(given({ ...range, min }))}
      />
      <span className="text-[0.8667rem] text-ink-faint">{t('upTo')}</span>
      <Amount
        {...rest}
        label={t('toOf', { label: name })}
        placeholder={t('quick.max')}
        value={range.max}
        onChange={(max) => onChange(given({ ...range, max }))}
      />
    </>
  );
}

interface PurchasesProps extends QuickFieldsProps {
  readonly name: string;
  readonly onChange: (history: NonNullable<QuickFilters['purchaseHistory']>, typed: boolean) => void;
}

function Purchases({ quick, name, onChange, ...rest }: PurchasesProps) {
  const t = useTranslations('builder');
  const { purchaseHistory: history = {} } = quick;
  return (
    <>
      <Range {...rest} name={name} range={history.count} onChange={(count) => onChange({ ...history, count }, true)} />
      <span className="flex items-center gap-2">
        <span className="text-[0.8667rem] text-ink-faint">{t('withinLast')}</span>
        <Amount
          {...rest}
          label={t('windowDays', { name })}
          placeholder="∞"
          value={history.withinDays}
          onChange={(withinDays) => onChange(given({ ...history, withinDays }), true)}
        />
        <span className="text-[0.8667rem] text-ink-faint">{t('days')}</span>
      </span>
      <div className="basis-full">
        <Tags
          {...rest}
          label={t('quick.products')}
          placeholder={t('quick.anyProduct')}
          source={{ event: 'PURCHASE_MADE', property: 'product' }}
          values={history.products ?? []}
          onChange={(products) => onChange({ ...history, products }, false)}
        />
      </div>
    </>
  );
}

interface TagsProps extends Pick<QuickFieldsProps, 'invalid' | 'describedBy'> {
  readonly label: string;
  readonly placeholder?: string;
  readonly source: ValueSource;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function Tags({ label, placeholder, source, values, onChange, invalid, describedBy }: TagsProps) {
  const { disabled } = useBuilderState();
  return (
    <div className="min-w-0 flex-1">
      <ChipsField
        label={label}
        {...(placeholder === undefined ? {} : { placeholder })}
        source={source}
        values={values}
        onChange={onChange}
        disabled={disabled}
        invalid={invalid}
        describedBy={describedBy}
      />
    </div>
  );
}
