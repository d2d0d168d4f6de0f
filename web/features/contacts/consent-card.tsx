'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ConsentType } from '../../../domain/consent/consent';
import { consentTypes } from '../../../domain/consent/consent';
import type { Contact } from '../../../domain/contact/contact';
import { Moment } from '../../components/data/moment';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useAddConsent, useConsents } from './api';

interface Asked {
  readonly type: ConsentType;
  readonly granted: boolean;
}

/** What the person has agreed to, each change of it kept in the ledger with its source. */
export function ConsentCard({ contact }: { readonly contact: Contact }) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const mayWrite = useMay('contacts:write');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [showsLedger, setShowsLedger] = useState(false);
  return (
    <Card>
      <CardHeader
        title={t('consents')}
        actions={
          <Button look="quiet" size="small" onClick={() => setShowsLedger(true)}>
            {t('ledger')}
          </Button>
        }
      />
      <CardBody className="flex flex-col gap-3">
        {consentTypes.map((type) => {
          const state = contact.consents.find((consent) => consent.type === type);
          const granted = state?.granted ?? false;
          return (
            <div key={type} className="flex items-center justify-between gap-3">
              <div className="min-w-0">
                <p className="text-[0.9333rem]">{labels(`consentType.${type}`)}</p>
                <p className="truncate text-[0.8rem] text-ink-faint">
                  {state ? state.source : t('neverAsked')}
                  {state?.doubleOptIn ? ` · ${t('doubleOptIn')}` : ''}
                </p>
              </div>
              <span className="flex shrink-0 items-center gap-1">
                {state ? <Badge tone={granted ? 'good' : 'warn'}>{t(granted ? 'granted' : 'withdrawn')}</Badge> : null}
                {mayWrite ? (
                  <Button
                    look="link"
                    size="small"
                    aria-label={`${t(granted ? 'withdrawShort' : 'grantShort')}: ${labels(`consentType.${type}`)}`}
                    onClick={() => setAsked({ type, granted: !granted })}
                  >
                    {t(granted ? 'withdrawShort' : 'grantShort')}
                  </Button>
                ) : null}
              </span>
            </div>
          );
        })}
      </CardBody>
      {asked ? <ConsentDialog contactId={contact.id} asked={asked} onClose={() => setAsked(null)} /> : null}
      {showsLedger ? <LedgerDialog contactId={contact.id} onClose={() => setShowsLedger(false)} /> : null}
    </Card>
  );
}

interface ConsentDialogProps {
  readonly contactId: string;
  readonly asked: Asked;
  readonly onClose: () => void;
}

function ConsentDialog({ contactId, asked, onClose }: ConsentDialogProps) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const [source, setSource] = useState('');
  const add = useAddConsent(contactId, t('consentSaved'));
  const type = labels(`consentType.${asked.type}`);
  return (
    <Dialog open onOpenChange={onClose} title={t(asked.granted ? 'grantTitle' : 'withdrawTitle', { type })}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ ...asked, source: source.trim() }, { onSuccess: onClose });
        }}
      >
        <Field label={t('source')} hint={t('sourceHint')}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={200}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="primary" busy={add.isPending}>
            {t(asked.granted ? 'grant' : 'withdraw')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function LedgerDialog({ contactId, onClose }: Pick<ConsentDialogProps, 'contactId' | 'onClose'>) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const { data, error, refetch } = useConsents(contactId);
  return (
    <Dialog open onOpenChange={onClose} title={t('ledger')}>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} label={common('loading')} />
      ) : data.items.length === 0 ? (
        <p className="text-ink-soft">{t('ledgerEmpty')}</p>
      ) : (
        <ol className="divide-y divide-line">
          {data.items.map((record) => (
            <li key={record.id} className="flex items-start justify-between gap-4 py-3 text-[0.9333rem]">
              <div className="min-w-0">
                <p className="font-medium">{labels(`consentType.${record.type}`)}</p>
                <p className="text-ink-soft">
                  {record.source}
                  {record.doubleOptIn ? ` · ${t('doubleOptIn')}` : ''}
                </p>
              </div>
              <div className="flex shrink-0 flex-col items-end gap-1">
                <Badge tone={record.granted ? 'good' : 'warn'}>{t(record.granted ? 'granted' : 'withdrawn')}</Badge>
                <span className="text-[0.8rem] text-ink-faint">
                  <Moment at={record.at} />
                </span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
