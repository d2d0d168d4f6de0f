'use client';

import { useTranslations } from 'use-intl';
import type { Automation, AutomationStatus } from '../../../domain/automation/definition';
import type { Tone } from '../../components/ui/badge';
import { Badge } from '../../components/ui/badge';

const tones: Readonly<Record<AutomationStatus, Tone>> = {
  DRAFT: 'neutral',
  ACTIVE: 'good',
  PAUSED: 'warn',
  ARCHIVED: 'neutral',
};

/** Its state, and whether what is drawn differs from what runs. */
export function AutomationBadges({ automation }: { readonly automation: Automation }) {
  const t = useTranslations('automations');
  const labels = useTranslations('labels');
  const { status, unpublishedChanges, publishedVersion } = automation;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Badge tone={tones[status]} live={status === 'ACTIVE'}>
        {labels(`automationStatus.${status}`)}
      </Badge>
      {publishedVersion !== null && unpublishedChanges ? <Badge tone="accent">{t('unpublished')}</Badge> : null}
    </span>
  );
}
