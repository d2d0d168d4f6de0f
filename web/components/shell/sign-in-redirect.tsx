'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Leads someone who is not signed in to the sign-in page, and from there back to where they were going. */
export function SignInRedirect() {
  const router = useRouter();
  useEffect(() => {
    const here = `${window.location.pathname}${window.location.search}`;
    router.replace(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
  }, [router]);
  return null;
}
