'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../components/ui/button';
import { FermataMark } from '../components/ui/logo';

/** Also what is seen while the API does not answer. */
export default function ErrorPage() {
  const t = useTranslations('common');
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <FermataMark className="size-12 text-accent" />
      <h1 className="text-[1.6rem] font-semibold tracking-[-0.025em]">{t('crashTitle')}</h1>
      <p className="text-ink-soft">{t('crashText')}</p>
      <Button look="primary" className="mt-3" onClick={() => window.location.reload()}>
        <RotateCcw aria-hidden />
        {t('retry')}
      </Button>
    </main>
  );
}
