'use client';

import type { ClipboardEvent, RefObject } from 'react';
import { useEffect } from 'react';
import type { BuilderActions } from './builder-context';
import { toClipboard } from './clipboard';
import { rememberCopied } from './clipboard-access';
import type { SegmentQuery } from './query';
import { ROOT_ID, fromItem } from './query';
import { findItem } from './tree';
import type { FocusPart, Word } from './use-builder';
import { pasteText } from './use-builder';

interface KeyOptions {
  readonly root: RefObject<HTMLElement | null>;
  readonly actions: BuilderActions;
  readonly disabled: boolean;
  readonly change: (query: SegmentQuery) => void;
  readonly say: (word: Word) => void;
  readonly focus: (id: string, part: FocusPart) => void;
}

/** The builder worked in last, which takes the keys where nothing has the focus. */
let lastUsed: HTMLElement | null = null;

/**
 * Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) undo and redo, Ctrl+C and Ctrl+V copy and paste the row that has the focus. While
 * someone types, the keys are the field's own.
 */
export function useBuilderKeys({ root, actions, disabled, change, say, focus }: KeyOptions) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isHere = event.target instanceof Node && root.current?.contains(event.target);
      const isNowhere = event.target === document.body && lastUsed === root.current;
      if (disabled || isTyping(event.target) || !(isHere || isNowhere)) return;
      const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : '';
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) actions.redo();
      else actions.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [root, actions, disabled]);
  return {
    onFocus: () => {
      lastUsed = root.current;
    },
    onCopy: (event: ClipboardEvent) => {
      const item = findItem(actions.query(), rowOf(event.target));
      if (isTyping(event.target) || !item || item.id === ROOT_ID || String(window.getSelection()) !== '') return;
      const text = toClipboard(fromItem(item));
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      rememberCopied(text);
      say('copied');
    },
    onPaste: (event: ClipboardEvent) => {
      if (disabled || isTyping(event.target)) return;
      event.preventDefault();
      pasteText(event.clipboardData.getData('text/plain'), rowOf(event.target), {
        query: actions.query,
        change,
        say,
        focus,
      });
    },
  };
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

const rowOf = (target: EventTarget): string =>
  target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? ROOT_ID) : ROOT_ID;
