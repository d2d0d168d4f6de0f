'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { useCreateSegment } from './api';
import { SegmentForm } from './segment-form';

export function NewSegmentPage() {
  const t = useTranslations('segments');
  const router = useRouter();
  const create = useCreateSegment(t('created'));
  return (
    <Page title={t('new')} back={{ href: '/segments', label: t('title') }} width="wide">
      <SegmentForm
        segment={null}
        readOnly={false}
        error={create.error}
        onSubmit={(input) => create.mutate(input, { onSuccess: ({ id }) => router.push(`/segments/${id}`) })}
        actions={
          <Button type="submit" look="primary" busy={create.isPending}>
            {t('create')}
          </Button>
        }
      />
    </Page>
  );
}
