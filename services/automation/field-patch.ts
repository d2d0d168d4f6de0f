import { fieldTarget } from '../../domain/automation/field';
import type { ContactPatch } from '../../domain/contact/change';
import type { CustomValue } from '../../domain/contact/contact';
import { updateContactSchema } from '../../domain/contact/schema';

/** The change that a value in a field means; null when no step may write the field, or it cannot hold the value. */
export function patchOf(field: string, value: CustomValue): ContactPatch | null {
  const target = fieldTarget(field);
  if (target === null) return null;
  const patch = target.kind === 'custom' ? { customFields: { [target.name]: value } } : { [target.name]: value };
  const parsed = updateContactSchema.safeParse(patch);
  return parsed.success ? parsed.data : null;
}
