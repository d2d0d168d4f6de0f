'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** Filters kept in the address, so that a filtered list can be bookmarked, shared and gone back to. */
export function useUrlFilters<Name extends string>(names: readonly Name[]) {
  const search = useSearchParams();
  const pathname = usePathname();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? '']));
  const valueOf = (name: Name): string => values[name] ?? '';
  const set = (changes: Partial<Record<Name, string>>) => {
    const next = new URLSearchParams(search);
    for (const name of names) {
      const value = changes[name];
      if (value === '') next.delete(name);
      else if (value !== undefined) next.set(name, value);
    }
    window.history.replaceState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
  };
  const clear = () => window.history.replaceState(null, '', pathname);
  return { valueOf, set, clear, any: names.some((name) => valueOf(name) !== '') };
}
