'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useState } from 'react';

interface Tab {
  readonly value: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
  /** Stays as it is while another tab is shown, once it has been: what was typed in it is not lost. */
  readonly keep?: boolean;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const state = value === undefined ? { defaultValue: tabs[0]?.value ?? '' } : { value };
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  if (value !== undefined && !seen.has(value)) setSeen(new Set([...seen, value]));
  const kept = (tab: Tab) => (tab.keep === true && seen.has(tab.value) ? { forceMount: true as const } : {});
  return (
    <Radix.Root {...state} {...(onChange ? { onValueChange: onChange } : {})}>
      <Radix.List aria-label={label} className="mb-5 flex gap-5 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px border-b-2 border-transparent pb-2.5 text-[0.9333rem] font-medium whitespace-nowrap text-ink-faint transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          {...kept(tab)}
          className="outline-offset-4 data-[state=inactive]:hidden"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
