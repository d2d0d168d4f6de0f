'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { ExportDialog } from './export-dialog';

interface ExportButtonProps {
  readonly segment: { readonly id: string; readonly name: string; readonly contactCount: number };
}

/** Writes the members of a segment to a file; for who may read contacts. */
export function ExportButton({ segment }: ExportButtonProps) {
  const t = useTranslations('exports');
  const mayRead = useMay('contacts:read');
  const [open, setOpen] = useState(false);
  if (!mayRead) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Download aria-hidden />
        {t('export')}
      </Button>
      {open ? <ExportDialog segment={segment} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
