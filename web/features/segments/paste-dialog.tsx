'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AddedAddresses } from '../../../api/client';
import { MAX_ADDRESSES, splitPasted } from '../../../domain/segment/addresses';
import { useApi } from '../../client/api-context';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input, Textarea } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';

interface PasteDialogProps {
  /** The static segment that is filled; null makes a new one. */
  readonly segment: { readonly id: string; readonly name: string } | null;
  readonly onClose: () => void;
}

interface Pasted extends AddedAddresses {
  readonly segmentId: string;
}

/** A list of addresses becomes the members of a static segment; who is not known is listed. */
export function PasteDialog({ segment, onClose }: PasteDialogProps) {
  const t = useTranslations('pasteList');
  const common = useTranslations('common');
  const router = useRouter();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const paste = usePaste(segment?.id ?? null);
  const addresses = splitPasted(text);
  const tooMany = addresses.length > MAX_ADDRESSES;
  if (paste.data) {
    const { segmentId } = paste.data;
    const done = () => (segment === null ? router.push(`/segments/${segmentId}`) : onClose());
    return (
      <Dialog open onOpenChange={done} title={segment?.name ?? name}>
        <Outcome pasted={paste.data} />
        <DialogActions>
          <Button look="primary" onClick={done}>
            {segment === null ? t('open') : common('close')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={segment === null ? t('newTitle') : t('title', { name: segment.name })}
      description={t('lead')}
    >
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          paste.mutate({ name: name.trim(), addresses });
        }}
      >
        {paste.error ? <ProblemNotice error={paste.error} /> : null}
        {segment === null ? (
          <Field label={t('name')}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field
          label={t('addresses')}
          hint={t('found', { count: addresses.length })}
          error={tooMany ? t('tooMany', { most: MAX_ADDRESSES }) : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              required
              rows={8}
              value={text}
              placeholder={t('example')}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            busy={paste.isPending}
            disabled={addresses.length === 0 || tooMany || (segment === null && name.trim() === '')}
          >
            {t('submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface PasteInput {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** A second try after a failure fills the segment that the first one has made. */
function usePaste(segmentId: string | null) {
  const { client, artistId } = useApi();
  const queries = useQueryClient();
  const [made, setMade] = useState(segmentId);
  return useMutation({
    mutationFn: async ({ name, addresses }: PasteInput): Promise<Pasted> => {
      const id = made ?? (await client.segments.create({ name, dynamic: false })).id;
      setMade(id);
      return { ...(await client.segments.addAddresses(id, addresses)), segmentId: id };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [artistId, 'segments'] }),
  });
}

function Outcome({ pasted: { added, already, unknown, invalid } }: { readonly pasted: Pasted }) {
  const t = useTranslations('pasteList');
  return (
    <div className="flex flex-col gap-4">
      <Notice tone={added > 0 ? 'good' : already > 0 ? 'info' : 'warn'} title={t('added', { count: added })}>
        {already > 0 ? t('already', { count: already }) : null}
      </Notice>
      <Listed title={t('unknown', { count: unknown.length })} hint={t('unknownHint')} items={unknown} />
      <Listed title={t('invalid', { count: invalid.length })} hint={t('invalidHint')} items={invalid} />
    </div>
  );
}

interface ListedProps {
  readonly title: string;
  readonly hint: string;
  readonly items: readonly string[];
}

/** Addresses as a text that can be copied and mended. */
function Listed({ title, hint, items }: ListedProps) {
  if (items.length === 0) return null;
  return (
    <Field label={title} hint={hint}>
      {(control) => <Textarea {...control} readOnly rows={Math.min(6, items.length)} value={items.join('\n')} />}
    </Field>
  );
}
