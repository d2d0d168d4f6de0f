'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useCreateArtist } from './api';

export function WorkspacesSection() {
  const t = useTranslations('settings');
  const router = useRouter();
  const { artists } = useMe();
  const [name, setName] = useState('');
  const create = useCreateArtist(t('workspaceAdded'));
  return (
    <Card>
      <CardHeader title={t('workspaces')} description={t('workspacesText')} />
      <ul className="divide-y divide-line border-y border-line">
        {artists.map((artist) => (
          <li key={artist.id} className="px-5 py-3">
            {artist.name}
          </li>
        ))}
      </ul>
      <CardBody className="pt-5">
        <form
          className="flex items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate(name.trim(), {
              onSuccess: () => {
                setName('');
                router.refresh();
              },
            });
          }}
        >
          <Field label={t('workspaceName')} className="flex-1">
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
          <Button type="submit" busy={create.isPending} disabled={name.trim() === ''}>
            <Plus aria-hidden />
            {t('addWorkspace')}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
