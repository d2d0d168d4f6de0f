'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, useContext, useMemo, useState } from 'react';
import { useLocale } from 'use-intl';
import type { Client } from '../../api/client';
import { createClient } from '../../api/client';
import { ApiProblem } from '../../api/client';

interface Api {
  readonly client: Client;
  /** The workspace asked for; null is the whole organisation. It heads every query key. */
  readonly artistId: string | null;
}

const ApiContext = createContext<Api | null>(null);

const mayHelpToRepeat = (error: Error) => !(error instanceof ApiProblem) || error.status >= 500;

/** A session that has ended leads to the sign-in page, and from there back. */
function leaveWhenSignedOut(error: Error): void {
  if (!(error instanceof ApiProblem) || error.status !== 401) return;
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5000, retry: (count, error) => count < 2 && mayHelpToRepeat(error) },
    },
  });
  queries.getQueryCache().config.onError = leaveWhenSignedOut;
  queries.getMutationCache().config.onError = leaveWhenSignedOut;
  return queries;
}

interface ApiProviderProps {
  readonly artistId: string | null;
  readonly children: ReactNode;
}

export function ApiProvider({ artistId, children }: ApiProviderProps) {
  const locale = useLocale();
  const [queries] = useState(createQueryClient);
  const api = useMemo(() => {
    const baseUrl = artistId === null ? '/api' : `/api/artists/${artistId}`;
    return { client: createClient({ baseUrl, locale }), artistId };
  }, [artistId, locale]);
  return (
    <QueryClientProvider client={queries}>
      <ApiContext value={api}>{children}</ApiContext>
    </QueryClientProvider>
  );
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('useApi is called outside ApiProvider');
  return api;
}
