'use client';

import { useEffect, useState } from 'react';
import type { CampaignInput } from '../../../api/client';
import type { Campaign } from '../../../domain/campaign/campaign';
import { useSettled } from '../../client/use-settled';
import { useSaveCampaign } from './api';

/** What the composer edits of a campaign. */
export type Draft = Required<
  Pick<
    CampaignInput,
    'name' | 'subject' | 'content' | 'contactRole' | 'segments' | 'excludeSegments' | 'trackingEnabled' | 'settings'
  >
>;

export const draftOf = (campaign: Campaign): Draft => ({
  name: campaign.name,
  subject: campaign.subject,
  content: campaign.content,
  contactRole: campaign.contactRole,
  segments: campaign.segments,
  excludeSegments: campaign.excludeSegments,
  trackingEnabled: campaign.trackingEnabled,
  settings: campaign.settings,
});

const AUTOSAVE_PAUSE_MS = 700;

/** A sender needs both halves; while one is being typed, none is saved. */
const completeSettings = (settings: Draft['settings']): Draft['settings'] => {
  const { from, replyTo, ...rest } = settings;
  const whole = from && from.name.trim() !== '' && from.email.trim() !== '';
  return { ...rest, ...(whole ? { from } : {}), ...(replyTo?.trim() ? { replyTo: replyTo.trim() } : {}) };
};

/** The draft in hand; it saves itself once the hand pauses. `flush` saves at once and resolves to whether it could. */
export function useDraft(campaign: Campaign) {
  const [draft, setDraft] = useState(() => draftOf(campaign));
  const [savedKey, setSavedKey] = useState(() => JSON.stringify(draftOf(campaign)));
  const { mutate, mutateAsync, isPending, error } = useSaveCampaign(campaign.id);
  const settled = useSettled(draft, AUTOSAVE_PAUSE_MS);
  const settledKey = JSON.stringify(settled);
  const isBlank = settled.name.trim() === '' || settled.subject.trim() === '';

  useEffect(() => {
    if (settledKey === savedKey || isBlank) return;
    mutate({ ...settled, settings: completeSettings(settled.settings) }, { onSettled: () => setSavedKey(settledKey) });
  }, [settled, settledKey, savedKey, isBlank, mutate]);

  const flush = async (): Promise<boolean> => {
    const key = JSON.stringify(draft);
    if (key === savedKey && !error) return true;
    try {
      await mutateAsync({ ...draft, settings: completeSettings(draft.settings) });
      setSavedKey(key);
      return true;
    } catch {
      return false;
    }
  };
  return {
    draft,
    set: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    replace: (next: Campaign) => {
      setDraft(draftOf(next));
      setSavedKey(JSON.stringify(draftOf(next)));
    },
    saving: isPending,
    error,
    dirty: JSON.stringify(draft) !== savedKey,
    flush,
  };
}
