import type { LucideIcon } from 'lucide-react';
import { Clock, GitFork, Mail, PencilLine, Tag, Tags } from 'lucide-react';
import type { StepType } from '../../../domain/automation/definition';

interface StepLook {
  readonly icon: LucideIcon;
  /** Colours of its category: sending, waiting, deciding, changing. */
  readonly style: string;
}

export const stepLooks: Readonly<Record<StepType, StepLook>> = {
  SEND_EMAIL: { icon: Mail, style: 'bg-accent-wash text-accent' },
  WAIT: { icon: Clock, style: 'bg-warn-wash text-warn' },
  CONDITION: { icon: GitFork, style: 'bg-good-wash text-good' },
  ADD_TAG: { icon: Tag, style: 'bg-sunken text-ink-soft' },
  REMOVE_TAG: { icon: Tags, style: 'bg-sunken text-ink-soft' },
  UPDATE_FIELD: { icon: PencilLine, style: 'bg-sunken text-ink-soft' },
};
