'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { AccountPath } from './account-api';
import { AccountRefusal, callAccount } from './account-api';

/** The state every account form shares: under way, refused (with a sentence), done. */
export function useAccountForm() {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const sentenceOf = (error: unknown): string => {
    if (!(error instanceof AccountRefusal)) return common('unknownError');
    if (error.code === 'INVALID_EMAIL_OR_PASSWORD') return t('wrongCredentials');
    if (error.code.startsWith('USER_ALREADY_EXISTS')) return t('userExists');
    if (error.code === 'INVALID_TOKEN') return t('badToken');
    return error.message || common('unknownError');
  };

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
