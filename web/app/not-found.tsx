import Link from 'next/link';
import { Button } from '../components/ui/button';
import { FermataMark } from '../components/ui/logo';
import { requestLocale } from '../i18n/locale';
import { messagesByLocale } from '../i18n/messages';

export default async function NotFound() {
  const { common } = messagesByLocale[await requestLocale()];
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <FermataMark className="size-12 text-accent" />
      <h1 className="text-[1.6rem] font-semibold tracking-[-0.025em]">{common.notFoundTitle}</h1>
      <p className="text-ink-soft">{common.notFoundText}</p>
      <Button asChild look="primary" className="mt-3">
        <Link href="/">{common.goHome}</Link>
      </Button>
    </main>
  );
}
