import type { Automation } from '../../domain/automation/definition';
import type { CreateAutomation } from '../../domain/automation/schema';
import { newId } from '../../db/columns';
import { activateAutomation } from '../../services/automation/activate';
import { createAutomation } from '../../services/automation/create';
import type { ServiceContext } from '../../services/context';
import { insertEnrolments } from '../../services/enrolment/insert';
import type { AutomationRunInput } from '../../workflows/automation-run/contract';

/** An automation that lets in whoever is created, published, with the steps given. */
export async function createActiveAutomation(
  ctx: ServiceContext,
  options: Partial<CreateAutomation> & Pick<CreateAutomation, 'steps'>,
): Promise<Automation> {
  const trigger = { type: 'CONTACT_CREATED', configuration: {} } as const;
  const ways = options.triggers === undefined ? { trigger } : {};
  const draft = await createAutomation({ ctx, input: { name: 'Welcome', ...ways, ...options } });
  return activateAutomation({ ctx, input: { workflowId: draft.id } });
}

/** A contact inside an automation, whose run is not started yet. */
export async function createEnrolment(
  ctx: ServiceContext,
  { id, artistId, publishedVersion, steps }: Automation,
  contactId: string,
): Promise<AutomationRunInput> {
  const version = publishedVersion ?? 1;
  const [entered] = await insertEnrolments(
    ctx.db,
    [
      {
        organizationId: ctx.organizationId,
        artistId,
        automationId: id,
        version,
        contactId,
        reEntry: 'ALWAYS',
        occasionId: newId(),
        triggerEventId: null,
        firstStepId: steps[0]?.id ?? '',
        delayMs: 0,
      },
    ],
    ctx.now(),
  );
  if (entered === undefined) throw new Error('the contact did not enter');
  const { organizationId } = ctx;
  return { organizationId, automationId: id, version, enrolmentId: entered.enrolmentId, contactId, startsAt: null };
}
