import { cx } from './class-names';
import { sandboxedMail } from './sandboxed-mail';

interface MailFrameProps {
  readonly html: string;
  readonly title: string;
  readonly className?: string;
}

/** Mail written by users: shown in a sandbox without scripts and without our origin. Mail is on white in any theme. */
export function MailFrame({ html, title, className }: MailFrameProps) {
  return (
    <iframe
      title={title}
      srcDoc={sandboxedMail(html)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className={cx('w-full bg-white [color-scheme:light]', className)}
    />
  );
}
