'use client';

import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  Copy,
  CopyPlus,
  EllipsisVertical,
  Parentheses,
  Trash2,
  Ungroup,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '../../../components/ui/dropdown-menu';
import { useBuilderActions, useBuilderState } from './builder-context';
import type { Direction } from './tree';

interface RowMenuProps {
  readonly id: string;
  readonly label: string;
  readonly isGroup: boolean;
}

/** All that can be done with a row or a group, for those who do not drag. */
export function RowMenu({ id, label, isGroup }: RowMenuProps) {
  const t = useTranslations('builder');
  const { disabled } = useBuilderState();
  if (disabled) return null;
  return (
    <Menu
      trigger={
        <Button look="quiet" size="icon" data-menu className="-mr-1.5 w-8" aria-label={t('actionsOf', { name: label })}>
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <Items id={id} isGroup={isGroup} />
    </Menu>
  );
}

/** Drawn only while the menu is open, so that it asks where the row stands at that moment. */
function Items({ id, isGroup }: Pick<RowMenuProps, 'id' | 'isGroup'>) {
  const t = useTranslations('builder');
  const actions = useBuilderActions();
  const step = (direction: Direction) => {
    const next = actions.stepOf(id, direction);
    return (
      <MenuItem disabled={next === null} onSelect={() => actions.move(id, direction)}>
        {direction === 'up' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
        {t(`step.${direction}.${next ?? 'PAST'}`)}
      </MenuItem>
    );
  };
  return (
    <>
      {step('up')}
      {step('down')}
      <MenuItem onSelect={() => actions.wrap(id)}>
        <Parentheses aria-hidden />
        {t('wrap')}
      </MenuItem>
      {isGroup ? (
        <MenuItem onSelect={() => actions.unwrap(id)}>
          <Ungroup aria-hidden />
          {t('unwrap')}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <MenuItem onSelect={() => actions.duplicate(id)}>
        <CopyPlus aria-hidden />
        {t('duplicate')}
      </MenuItem>
      <MenuItem onSelect={() => actions.copy(id)}>
        <Copy aria-hidden />
        {t('copy')}
      </MenuItem>
      <MenuItem onSelect={() => actions.paste(id)}>
        <ClipboardPaste aria-hidden />
        {isGroup ? t('pasteInto') : t('pasteAfter')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => actions.remove(id)}>
        <Trash2 aria-hidden />
        {t('delete')}
      </MenuItem>
    </>
  );
}
