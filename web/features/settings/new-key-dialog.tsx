'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Permission } from '../../../domain/organization/role';
import { permissions } from '../../../domain/organization/role';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Checkbox } from '../../components/ui/checkbox';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useCreateApiKey } from './api';

const usual: readonly Permission[] = ['contacts:read', 'contacts:write', 'events:write'];

export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('settings');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(usual);
  const create = useCreateApiKey();
  if (create.data) return <ShownOnce secret={create.data.key} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={t('newKey')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name: name.trim(), scopes: [...scopes] });
        }}
      >
        {create.error ? <ProblemNotice error={create.error} /> : null}
        <Field label={t('keyName')} hint={t('keyNameHint')}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <fieldset>
          <legend className="mb-2 text-[0.8667rem] font-medium text-ink-soft">{t('scopes')}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {permissions.map((permission) => (
              <Checkbox
                key={permission}
                label={labels(`permission.${permission}`)}
                checked={scopes.includes(permission)}
                onChange={(checked) =>
                  setScopes(checked ? [...scopes, permission] : scopes.filter((other) => other !== permission))
                }
              />
            ))}
          </div>
        </fieldset>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            busy={create.isPending}
            disabled={name.trim() === '' || scopes.length === 0}
          >
            {t('createKey')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function ShownOnce({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const [copied, setCopied] = useState(false);
  return (
    <Dialog open onOpenChange={onClose} title={t('keyCreated')} description={t('keyCreatedText')}>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 rounded-lg bg-sunken px-3 py-2.5 font-mono text-[0.8667rem] break-all select-all">
          {secret}
        </code>
        <Button
          size="icon"
          aria-label={copied ? common('copied') : common('copy')}
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        </Button>
      </div>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
