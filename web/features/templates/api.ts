'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../client/api-context';
import type { ContactRole } from '../../../domain/contact/contact';
import type { Client, ListQuery } from '../../../api/client';
import { useChange } from '../../client/use-change';

export function useTemplates(query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'templates', 'list', query],
    queryFn: () => client.templates.list(query),
    placeholderData: keepPreviousData,
  });
}

export function useTemplate(id: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'templates', id],
    queryFn: () => client.templates.get(id),
    enabled: id !== '',
  });
}

export type TemplateInput = Parameters<Client['templates']['create']>[0] & { readonly contactRole: ContactRole };

export interface PreviewWords {
  readonly subjectTemplate: string;
  readonly preheader: string | null;
  readonly format: 'mjml' | 'html';
  readonly contentTemplate: string;
  readonly textTemplate: string | null;
}

/** What one person would see of words that may not be saved yet. A refusal is an answer too: it is not asked twice. */
export function usePreview(words: PreviewWords, contactId: string | null) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'templates', 'preview', words, contactId],
    queryFn: () => client.templates.previewDraft({ ...words, ...(contactId === null ? {} : { contactId }) }),
    enabled: words.subjectTemplate.trim() !== '' && words.contentTemplate.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}

export function useCreateTemplate(says: string) {
  return useChange({
    run: (client, body: TemplateInput) => client.templates.create(body),
    touches: ['templates'],
    says,
    quiet: true,
  });
}

export function useUpdateTemplate(id: string, says: string) {
  return useChange({
    run: (client, body: Partial<TemplateInput>) => client.templates.update(id, body),
    touches: ['templates'],
    says,
    quiet: true,
  });
}

export function useArchiveTemplate(says: string) {
  return useChange({ run: (client, id: string) => client.templates.remove(id), touches: ['templates'], says });
}
