import { done } from '../../domain/automation/decision';
import type { StepResult, StepTask } from '../../domain/automation/walk';
import type { ServiceCall } from '../context';
import { getContactInOrganization } from '../contact/load';
import { patchContact } from '../contact/update';
import { onConditions, takeStep } from './take-step';

export const addTagStep = (call: ServiceCall<StepTask>): Promise<StepResult> =>
  takeStep(
    call,
    'ADD_TAG',
    onConditions(async ({ ctx, step, contactId }) => {
      const { tag } = step.configuration;
      const contact = await getContactInOrganization(ctx, contactId, { lock: true });
      if (contact.tags.includes(tag)) return done({ code: 'TAG_ALREADY_THERE', tag });
      await patchContact(ctx, ctx.db, contact, { addTags: [tag] });
      return done({ code: 'TAG_ADDED', tag });
    }),
  );

export const removeTagStep = (call: ServiceCall<StepTask>): Promise<StepResult> =>
  takeStep(
    call,
    'REMOVE_TAG',
    onConditions(async ({ ctx, step, contactId }) => {
      const { tag } = step.configuration;
      const contact = await getContactInOrganization(ctx, contactId, { lock: true });
      if (!contact.tags.includes(tag)) return done({ code: 'TAG_WAS_NOT_THERE', tag });
      await patchContact(ctx, ctx.db, contact, { removeTags: [tag] });
      return done({ code: 'TAG_REMOVED', tag });
    }),
  );
