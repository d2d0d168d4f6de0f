'use client';

import { Camera, ClipboardPaste, Copy, Ellipsis, Send, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Segment } from '../../../domain/segment/criteria';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '../../components/ui/dropdown-menu';
import { ExportButton } from '../exports/export-button';
import { useCopySegment } from './insights-api';
import { PasteDialog } from './paste-dialog';
import { RemoveSegmentDialog } from './remove-segment-dialog';

/** What can be done with a segment as a whole. */
export function SegmentActions({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const mayWrite = useMay('segments:write');
  const maySend = useMay('campaigns:write');
  return (
    <>
      {maySend ? (
        <Button asChild look="primary" className="basis-full sm:basis-auto">
          <Link href={`/campaigns/new?segment=${segment.id}`}>
            <Send aria-hidden />
            {t('useInCampaign')}
          </Link>
        </Button>
      ) : null}
      <ExportButton segment={segment} />
      {mayWrite ? <ChangeMenu segment={segment} /> : null}
    </>
  );
}

function ChangeMenu({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const common = useTranslations('common');
  const segments = useTranslations('segments');
  const router = useRouter();
  const paste = useTranslations('pasteList');
  const [removing, setRemoving] = useState(false);
  const [pasting, setPasting] = useState(false);
  const snapshot = useCopySegment('snapshot', t('snapshotMade'));
  const duplicate = useCopySegment('duplicate', t('duplicated'));
  const open = { onSuccess: ({ id }: { readonly id: string }) => router.push(`/segments/${id}`) };
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={common('more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {segment.dynamic ? null : (
          <MenuItem onSelect={() => setPasting(true)}>
            <ClipboardPaste aria-hidden />
            {paste('put')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => snapshot.mutate(segment.id, open)}>
          <Camera aria-hidden />
          {t('snapshot')}
        </MenuItem>
        <MenuItem onSelect={() => duplicate.mutate(segment.id, open)}>
          <Copy aria-hidden />
          {t('duplicate')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setRemoving(true)}>
          <Trash2 aria-hidden />
          {segments('remove')}
        </MenuItem>
      </Menu>
      {pasting ? <PasteDialog segment={segment} onClose={() => setPasting(false)} /> : null}
      <RemoveSegmentDialog segment={segment} open={removing} onOpenChange={setRemoving} />
    </>
  );
}
