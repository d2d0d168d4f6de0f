'use client';

import { useFieldName } from '../contacts/field-name';
import { liquidParts } from './liquid-text';

/** A subject with its variables as small labels instead of Liquid. */
export function SubjectLine({ subject }: { readonly subject: string }) {
  const nameOf = useFieldName();
  return liquidParts(subject).map((part, index) =>
    part.kind === 'text' ? (
      <span key={index}>{part.text}</span>
    ) : (
      <span
        key={index}
        title={part.path}
        className="mx-px inline-block rounded bg-accent-wash px-1.25 text-[0.9em] leading-[1.45] text-accent"
      >
        {nameOf(part.path.replace(/^contact\./, ''))}
      </span>
    ),
  );
}
