'use client';

import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiKey } from '../../../domain/organization/organization';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { EmptyState } from '../../components/ui/empty-state';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useAgo } from '../../i18n/use-ago';
import { useApiKeys, useRevokeApiKey } from './api';
import { NewKeyDialog } from './new-key-dialog';

export function ApiKeysSection() {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const { data, error, refetch } = useApiKeys();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('newKey')}
    </Button>
  );
  return (
    <Card>
      <CardHeader
        title={t('apiKeys')}
        description={
          <a href="/api/docs" className="text-accent underline-offset-4 hover:underline">
            {t('apiDocs')}
          </a>
        }
        actions={create}
      />
      {error && !data ? (
        <div className="px-5 pb-5">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : !data ? (
        <SkeletonRows rows={2} label={common('loading')} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('noKeys')}>
          {t('noKeysText')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {data.items.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
      {creating ? <NewKeyDialog onClose={() => setCreating(false)} /> : null}
    </Card>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useTranslations('settings');
  const ago = useAgo();
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeApiKey(t('keyRevoked'));
  const { id, name, start, lastUsedAt, scopes } = apiKey;
  return (
    <li className="flex items-center gap-4 px-5 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {name} <code className="ml-1 font-mono text-[0.8667rem] font-normal text-ink-faint">{start}…</code>
        </p>
        <p className="truncate text-[0.8667rem] text-ink-faint" title={scopes.join(', ')}>
          {lastUsedAt ? t('lastUsed', { when: ago(lastUsedAt) }) : t('neverUsed')} · {scopes.join(', ')}
        </p>
      </div>
      <Button look="quiet" size="smallIcon" aria-label={t('revokeKey', { name })} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t('revokeKeyTitle', { name })}
        description={t('revokeKeyText')}
        action={t('revoke')}
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(id, { onSuccess: () => setAsking(false) })}
      />
    </li>
  );
}
