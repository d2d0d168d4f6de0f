'use client';

import { useFormatter } from 'use-intl';
import { useAgo } from '../../i18n/use-ago';

interface MomentProps {
  /** ISO 8601. */
  readonly at: string;
}

/** How long ago; the exact moment on hovering. */
export function Ago({ at }: MomentProps) {
  const format = useFormatter();
  const ago = useAgo();
  return (
    <time dateTime={at} title={format.dateTime(new Date(at), 'moment')}>
      {ago(at)}
    </time>
  );
}

/** Day and time. */
export function Moment({ at }: MomentProps) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), 'moment')}</time>;
}
