'use client';

import { useTranslations } from 'use-intl';
import type { ImportStatus } from '../../../domain/import/import';
import type { Tone } from '../../components/ui/badge';
import { Badge } from '../../components/ui/badge';

const tones: Readonly<Record<ImportStatus, Tone>> = {
  RUNNING: 'accent',
  COMPLETED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

export function ImportStatusBadge({ status }: { readonly status: ImportStatus }) {
  const t = useTranslations('labels');
  return (
    <Badge tone={tones[status]} live={status === 'RUNNING'}>
      {t(`importStatus.${status}`)}
    </Badge>
  );
}
