'use client';

import { ClipboardPaste, Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Tooltip } from '../../../components/ui/tooltip';
import { useBuilderActions } from './builder-context';
import { ROOT_ID } from './query';

interface ToolbarProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly disabled: boolean;
  readonly children: ReactNode;
}

export function Toolbar({ canUndo, canRedo, disabled, children }: ToolbarProps) {
  const t = useTranslations('builder');
  const { undo, redo, paste } = useBuilderActions();
  if (disabled) return null;
  const tools = [
    { name: t('undo'), keys: 'Ctrl+Z', icon: Undo2, run: undo, off: !canUndo },
    { name: t('redo'), keys: 'Ctrl+Shift+Z', icon: Redo2, run: redo, off: !canRedo },
    { name: t('paste'), keys: 'Ctrl+V', icon: ClipboardPaste, run: () => paste(ROOT_ID), off: false },
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {children ?? <span />}
      <div role="toolbar" aria-label={t('tools')} className="flex">
        {tools.map(({ name, keys, icon: Icon, run, off }) => (
          <Tooltip key={name} text={`${name} (${keys})`}>
            <Button look="quiet" size="smallIcon" aria-label={name} aria-disabled={off} onClick={run}>
              <Icon aria-hidden />
            </Button>
          </Tooltip>
        ))}
      </div>
    </div>
  );
}
