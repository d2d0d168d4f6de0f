'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { Client } from '../../api/client';
import { useApi } from './api-context';
import { ApiProblem } from '../../api/client';

/** What a query key begins with after the workspace: the noun whose data it holds. */
export type Noun =
  | 'contacts'
  | 'imports'
  | 'exports'
  | 'segments'
  | 'templates'
  | 'campaigns'
  | 'automations'
  | 'enrolments'
  | 'organization'
  | 'topics'
  | 'scoring';

interface ChangeOptions<Input, Output> {
  readonly run: (client: Client, input: Input) => Promise<Output>;
  /** Whose data is read again afterwards. */
  readonly touches: readonly Noun[];
  /** Said once it is done. */
  readonly says?: string;
  /** The form shows the refusal itself, field by field. */
  readonly quiet?: boolean;
  readonly onDone?: (output: Output, input: Input) => void;
}

/** A write through the API: reads again what it touches, and says in a sentence how it went. */
export function useChange<Output, Input = void>(options: ChangeOptions<Input, Output>) {
  const { client, artistId } = useApi();
  const queries = useQueryClient();
  const sentenceOf = useProblemSentence();
  return useMutation({
    mutationFn: (input: Input) => options.run(client, input),
    onSuccess: (output, input) => {
      for (const noun of options.touches) void queries.invalidateQueries({ queryKey: [artistId, noun] });
      if (options.says !== undefined) toast.success(options.says);
      options.onDone?.(output, input);
    },
    onError: (error) => {
      if (options.quiet) return;
      const first = error instanceof ApiProblem ? error.details[0]?.message : undefined;
      toast.error(sentenceOf(error), first === undefined ? {} : { description: first });
    },
  });
}

/** The sentence of an error: the problem's own, which the API has worded in the reader's language. */
export function useProblemSentence(): (error: unknown) => string {
  const t = useTranslations('common');
  return (error) => (error instanceof ApiProblem && error.message !== '' ? error.message : t('unknownError'));
}
