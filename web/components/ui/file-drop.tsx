'use client';

import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { cx } from './class-names';

interface FileDropProps {
  readonly title: string;
  readonly hint: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** Takes one file, dropped or chosen: the file field, which takes drops by itself, lies over the whole area. */
export function FileDrop({ title, hint, accept, onFile }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <label
      htmlFor={id}
      className={cx(
        'relative flex flex-col items-center gap-2 rounded-xl border-2 border-dashed px-6 py-14 text-center transition-colors focus-within:border-accent hover:border-accent hover:bg-accent-wash',
        over ? 'border-accent bg-accent-wash' : 'border-line-strong bg-surface',
      )}
    >
      <FileUp className="mb-1 size-7 text-accent" strokeWidth={1.5} aria-hidden />
      <span className="text-[1.0667rem] font-semibold">{title}</span>
      <span className="text-[0.8667rem] text-ink-faint">{hint}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        className="absolute inset-0 cursor-pointer opacity-0"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
