'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { Segment } from '../../../domain/segment/criteria';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Skeleton } from '../../components/ui/skeleton';
import { useRemoveSegment } from './api';
import { useSegmentUsage } from './insights-api';
import { isInUse, UsageLists } from './segment-usage';

interface RemoveSegmentDialogProps {
  readonly segment: Segment;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Deletes a segment that nothing uses; of one that is in use it says what uses it, and does not offer to. */
export function RemoveSegmentDialog({ segment, open, onOpenChange }: RemoveSegmentDialogProps) {
  const t = useTranslations('segmentPage');
  const segments = useTranslations('segments');
  const common = useTranslations('common');
  const router = useRouter();
  const usage = useSegmentUsage(segment.id);
  const remove = useRemoveSegment(segments('removed'));
  if (usage.data && !isInUse(usage.data)) {
    return (
      <ConfirmDialog
        open={open}
        onOpenChange={onOpenChange}
        danger
        title={segments('removeTitle', { name: segment.name })}
        description={segments('removeText')}
        action={segments('remove')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(segment.id, { onSuccess: () => router.push('/segments') })}
      />
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={usage.data ? t('cannotRemove', { name: segment.name }) : segments('removeTitle', { name: segment.name })}
      description={usage.data ? t('cannotRemoveText') : undefined}
    >
      {usage.data ? (
        <UsageLists usage={usage.data} />
      ) : usage.error ? (
        <ProblemNotice error={usage.error} onRetry={() => void usage.refetch()} />
      ) : (
        <Skeleton className="h-24" />
      )}
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
