'use client';

import type { Step } from '../../../domain/automation/definition';
import { BranchesForm } from './branches-form';
import { DurationField } from './duration-field';
import { EmailForm } from './email-form';
import { TagField } from './tag-field';
import { UpdateFieldForm } from './update-field-form';

interface StepFormProps {
  readonly step: Step;
  readonly onChange: (step: Step) => void;
}

/** The settings of a step, by its type. */
export function StepForm({ step, onChange }: StepFormProps) {
  switch (step.type) {
    case 'SEND_EMAIL':
      return (
        <EmailForm value={step.configuration} onChange={(configuration) => onChange({ ...step, configuration })} />
      );
    case 'WAIT':
      return (
        <DurationField
          value={step.configuration}
          onChange={(duration) => onChange({ ...step, configuration: { mode: 'DURATION', ...duration } })}
        />
      );
    case 'ADD_TAG':
    case 'REMOVE_TAG':
      return (
        <TagField value={step.configuration.tag} onChange={(tag) => onChange({ ...step, configuration: { tag } })} />
      );
    case 'UPDATE_FIELD':
      return (
        <UpdateFieldForm
          value={step.configuration}
          onChange={(configuration) => onChange({ ...step, configuration })}
        />
      );
    case 'CONDITION':
      return (
        <BranchesForm
          branches={step.configuration.branches}
          onChange={(branches) => onChange({ ...step, configuration: { branches } })}
        />
      );
  }
}
