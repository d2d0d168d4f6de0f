import { done } from '../../domain/automation/decision';
import type { UpdateFieldConfiguration } from '../../domain/automation/definition';
import { fieldTarget } from '../../domain/automation/field';
import { notIncrementable, valueDoesNotFit } from '../../domain/automation/fault';
import type { StepResult, StepTask } from '../../domain/automation/walk';
import type { ContactPatch } from '../../domain/contact/change';
import { failure } from '../../domain/error/failure';
import { patchOf } from '../automation/field-patch';
import type { ServiceCall } from '../context';
import type { ContactRow } from '../contact/load';
import { getContactInOrganization } from '../contact/load';
import { patchContact } from '../contact/update';
import { onConditions, takeStep } from './take-step';
import { ownValue } from '../../domain/record/own';

/** @throws Failure VALIDATION_FAILED when the field cannot hold the value; trying again would not help. */
export const updateFieldStep = (call: ServiceCall<StepTask>): Promise<StepResult> =>
  takeStep(
    call,
    'UPDATE_FIELD',
    onConditions(async ({ ctx, step, contactId }) => {
      const { field } = step.configuration;
      const before = await getContactInOrganization(ctx, contactId, { lock: true });
      const after = await patchContact(ctx, ctx.db, before, fieldPatch(before, step.configuration));
      return done({ code: after === before ? 'FIELD_UNCHANGED' : 'FIELD_SET', field });
    }),
  );

function fieldPatch(contact: ContactRow, configuration: UpdateFieldConfiguration): ContactPatch {
  const value =
    'increment' in configuration
      ? incremented(contact, configuration.field, configuration.increment)
      : configuration.value;
  const patch = patchOf(configuration.field, value);
  if (patch !== null) return patch;
  throw failure('VALIDATION_FAILED', { message: valueDoesNotFit(configuration.field) });
}

/** A number that is not there yet counts from 0. */
function incremented(contact: ContactRow, field: string, increment: number): number {
  const target = fieldTarget(field);
  const before =
    target?.kind === 'score'
      ? contact[target.name]
      : target?.kind === 'custom'
        ? ownValue(contact.customFields, target.name)
        : null;
  if (before === null || before === undefined) return increment;
  if (typeof before === 'number') return before + increment;
  throw failure('VALIDATION_FAILED', { message: notIncrementable(field) });
}
