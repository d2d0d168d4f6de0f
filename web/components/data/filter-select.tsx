import { Select } from '../ui/select';

/** Stands for no choice: a select has no empty value. */
const ANY = 'any';

interface FilterSelectProps<Value extends string> {
  readonly label: string;
  /** Undefined for any. */
  readonly value: Value | undefined;
  /** Called with an empty text for any. */
  readonly onChange: (value: string) => void;
  readonly any: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly className?: string;
}

/** One choice that narrows a list. */
export function FilterSelect<Value extends string>({
  label,
  value,
  onChange,
  any,
  options,
  className = 'w-48',
}: FilterSelectProps<Value>) {
  return (
    <Select
      aria-label={label}
      className={className}
      value={value ?? ANY}
      onChange={(next) => onChange(next === ANY ? '' : next)}
      options={[{ value: ANY, label: any }, ...options]}
    />
  );
}
