'use client';

import { LoaderCircle, Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import type { EmailPreview, PreviewWarning } from '../../../domain/template/template';
import { Card } from '../../components/ui/card';
import { cx } from '../../components/ui/class-names';
import { MailFrame } from '../../components/ui/mail-frame';
import { Notice } from '../../components/ui/notice';
import { Segmented } from '../../components/ui/segmented';
import { ContactPicker } from '../contacts/contact-picker';

interface PreviewPaneProps {
  readonly preview: EmailPreview | undefined;
  readonly busy: boolean;
  readonly contact: Contact | null;
  readonly onContact: (contact: Contact | null) => void;
  readonly className?: string;
}

/** A mail as one person would see it: rendered by the server, as it will be sent. */
export function PreviewPane({ preview, busy, contact, onContact, className }: PreviewPaneProps) {
  const t = useTranslations('templates');
  const [view, setView] = useState<'desktop' | 'phone' | 'text'>('desktop');
  return (
    <Card className={cx('flex min-h-0 flex-col overflow-hidden', className)}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line p-3">
        <ContactPicker
          contact={contact}
          onChange={onContact}
          label={t('previewFor')}
          placeholder={t('anyone')}
          className="min-w-44 flex-1"
        />
        <Segmented
          label={t('preview')}
          value={view}
          onChange={setView}
          options={[
            { value: 'desktop', label: <Monitor aria-hidden />, name: t('desktop') },
            { value: 'phone', label: <Smartphone aria-hidden />, name: t('phone') },
            { value: 'text', label: t('plainText') },
          ]}
        />
      </div>
      {preview ? (
        <>
          <div className="flex items-start gap-3 border-b border-line px-4 py-3">
            <p className="min-w-0 flex-1 font-semibold break-words">{preview.subject}</p>
            {busy ? (
              <LoaderCircle
                className="mt-0.5 size-4 shrink-0 animate-spin text-ink-faint"
                aria-label={t('previewing')}
              />
            ) : null}
          </div>
          {preview.warnings.length > 0 ? <Warnings warnings={preview.warnings} /> : null}
          <div className="min-h-0 flex-1 bg-sunken">
            {view === 'text' ? (
              <pre className="h-full min-h-80 overflow-auto bg-surface p-4 font-mono text-[0.8667rem] leading-relaxed whitespace-pre-wrap">
                {preview.text}
              </pre>
            ) : (
              <MailFrame
                html={preview.html}
                title={t('frameTitle')}
                className={cx('mx-auto block h-full min-h-[30rem]', view === 'phone' && 'max-w-[23.4375rem]')}
              />
            )}
          </div>
        </>
      ) : (
        <p className="m-auto px-6 py-16 text-center text-[0.9333rem] text-ink-faint">
          {busy ? t('previewing') : t('previewEmpty')}
        </p>
      )}
    </Card>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly PreviewWarning[] }) {
  const t = useTranslations('templates');
  return (
    <Notice tone="warn" title={t('warnings', { count: warnings.length })} className="m-3">
      <ul className="mt-1 space-y-0.5">
        {warnings.map(({ variable, fallback }) => (
          <li key={variable}>
            <code className="font-mono text-[0.85em]">{variable}</code>:{' '}
            {fallback === null || fallback === '' ? t.raw('withoutFallback') : t('withFallback', { fallback })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
