'use client';

import { useState } from 'react';
import { useLocale } from 'use-intl';
import { useProblemSentence } from '../../client/use-change';
import type { AccountPath } from './account-api';
import { callAccount } from './account-api';

/** The state every account form shares: under way, refused (with a sentence), done. */
export function useAccountForm() {
  const sentenceOf = useProblemSentence();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Resolves to whether it went through; the refusal is shown otherwise. */
  const submit = async (path: AccountPath, body: Readonly<Record<string, string>>): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    try {
      await callAccount(path, body, locale);
      return true;
    } catch (error) {
      setRefusal(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { busy, refusal, submit };
}
