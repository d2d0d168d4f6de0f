'use client';

import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ListedKind } from './catalogue';
import { useListed } from './catalogue';
import { Combobox } from './combobox';

interface ListedPickerProps {
  readonly kind: ListedKind;
  readonly label: string;
  readonly trigger: ReactNode;
  readonly value: string;
  readonly onChoose: (id: string) => void;
}

/** One segment, campaign or automation, looked up by its name. */
export function ListedPicker({ kind, label, trigger, value, onChoose }: ListedPickerProps) {
  const [q, setQ] = useState('');
  const { data, isFetching } = useListed(kind, q, true);
  return (
    <Combobox
      trigger={trigger}
      label={label}
      options={data ?? []}
      value={value}
      onSearch={setQ}
      busy={isFetching}
      onChoose={(id) => {
        setQ('');
        onChoose(id);
      }}
    />
  );
}
