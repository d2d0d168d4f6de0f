import { cx } from './class-names';

/** The fermata: an arc that holds, over the note it holds. */
export function FermataMark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cx('size-8 shrink-0', className)} fill="currentColor">
      <path d="M1.8 23.4a14.2 14.2 0 0 1 28.4 0c0 1.3-2.05 1.45-2.3.15C26.7 16.9 22 13.6 16 13.6S5.3 16.9 4.1 23.55c-.25 1.3-2.3 1.15-2.3-.15Z" />
      <circle cx="16" cy="22.4" r="3.2" />
    </svg>
  );
}

export function Logo({ className }: { readonly className?: string }) {
  return (
    <span
      className={cx('inline-flex items-center gap-2 text-[1.2667rem] font-semibold tracking-[-0.035em]', className)}
    >
      <FermataMark className="size-7 text-accent" />
      Fermata
    </span>
  );
}
