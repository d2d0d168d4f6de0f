'use client';

import { useQuery } from '@tanstack/react-query';
import type { ExportFormat } from '../../../domain/export/export';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

const LIVE_MS = 800;

export function useStartExport(segmentId: string) {
  return useChange({
    run: (client, format: ExportFormat) => client.segments.export(segmentId, format),
    touches: ['exports'],
    quiet: true,
  });
}

/** An export as it goes on; null asks for none. */
export function useExport(id: string | null) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'exports', id],
    queryFn: () => client.exports.get(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === 'RUNNING' ? LIVE_MS : false),
  });
}

/** Where the file of an export is downloaded from. */
export function useFileUrl(): (id: string) => string {
  const { client } = useApi();
  return client.exports.fileUrl;
}
