'use client';

import { useQuery } from '@tanstack/react-query';
import type { ImportOptions, ListQuery } from '../../../api/client';
import type { Locale } from '../../../domain/locale/locale';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

const LIVE_MS = 800;

export function useImports(query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'imports', 'list', query], queryFn: () => client.imports.list(query) });
}

export function useImport(id: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'imports', id],
    queryFn: () => client.imports.get(id),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === 'RUNNING' ? LIVE_MS : false),
  });
}

export function useStartImport() {
  return useChange({
    run: (client, { file, options }: { readonly file: File; readonly options: ImportOptions }) =>
      client.imports.start(file, options),
    touches: ['imports', 'contacts', 'segments'],
    quiet: true,
  });
}

export function useCancelImport(says: string) {
  return useChange({
    run: (client, id: string) => client.imports.cancel(id),
    touches: ['imports', 'contacts', 'segments'],
    says,
  });
}

/** The refused rows as CSV, their reasons in the reader's language. */
export function useRefusedRows(id: string, locale: Locale, enabled: boolean) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'imports', id, 'errors', locale],
    queryFn: async () => {
      const answer = await fetch(client.imports.errorsUrl(id), { headers: { 'accept-language': locale } });
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    },
    enabled,
    staleTime: 60_000,
  });
}
