'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SegmentCatalogue } from '../../../../api/client';
import { useApi } from '../../../client/api-context';

const FRESH_MS = 60_000;
/** Lists of campaigns, automations and segments are asked for as many as one page carries. */
const MOST = 200;

/** What a condition may ask about, in the reader's words. */
export interface Catalogue {
  readonly fields: ReadonlyMap<string, SegmentCatalogue['fields'][number]>;
  readonly events: ReadonlyMap<string, SegmentCatalogue['events'][number]>;
}

const nothing: Catalogue = { fields: new Map(), events: new Map() };

export function useCatalogue(): Catalogue {
  const { client, artistId } = useApi();
  const { data } = useQuery({
    queryKey: [artistId, 'segments', 'catalogue'],
    queryFn: () => client.segments.catalogue(),
    staleTime: FRESH_MS,
  });
  return useMemo(() => {
    if (!data) return nothing;
    return {
      fields: new Map(data.fields.map((entry) => [entry.field, entry])),
      events: new Map(data.events.map((entry) => [entry.name, entry])),
    };
  }, [data]);
}

/** Whose values are looked up: a field's, or an event property's. */
export type ValueSource = { readonly field: string } | { readonly event: string; readonly property: string };

/** Values that contacts or events hold and that contain what was typed, the most frequent first. */
export function useValues(source: ValueSource | null, q: string, enabled: boolean) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', 'values', source, q],
    queryFn: () => client.segments.values({ ...(source ?? { field: '' }), q: q === '' ? undefined : q }),
    enabled: enabled && source !== null,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export interface Named {
  readonly value: string;
  readonly label: string;
}

export type ListedKind = 'segment' | 'campaign' | 'automation';

/** The segments, campaigns or automations whose names contain what was typed. */
export function useListed(kind: ListedKind, q: string, enabled: boolean) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, `${kind}s`, 'picked from', q],
    queryFn: async (): Promise<readonly Named[]> => {
      const { items } = await client[`${kind}s`].list({ limit: MOST, q: q === '' ? undefined : q });
      return items.map(({ id, name }) => ({ value: id, label: name }));
    },
    enabled,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** The name of a segment, campaign or automation; null while it is unknown. */
export function useNameOf(kind: ListedKind, id: string): string | null {
  const { client, artistId } = useApi();
  const { data: listed } = useListed(kind, '', id !== '');
  const found = listed?.find(({ value }) => value === id)?.label;
  const { data: one } = useQuery({
    queryKey: [artistId, `${kind}s`, id],
    queryFn: async () => ({ name: (await client[`${kind}s`].get(id)).name }),
    enabled: id !== '' && listed !== undefined && found === undefined,
    staleTime: FRESH_MS,
    retry: false,
    select: ({ name }) => name,
  });
  return found ?? one ?? null;
}

/** The steps of an automation, as it stands in its draft. */
export function useSteps(automationId: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'automations', automationId, 'steps'],
    queryFn: async () => (await client.automations.get(automationId)).steps,
    enabled: automationId !== '',
    staleTime: FRESH_MS,
  });
}
