import type { FieldType } from './contact';

/** The fields that every contact has, and what each holds. */
export const builtInFields: readonly { readonly field: string; readonly type: FieldType }[] = [
  { field: 'email', type: 'STRING' },
  { field: 'firstName', type: 'STRING' },
  { field: 'lastName', type: 'STRING' },
  { field: 'company', type: 'STRING' },
  { field: 'position', type: 'STRING' },
  { field: 'phone', type: 'STRING' },
  { field: 'country', type: 'STRING' },
  { field: 'region', type: 'STRING' },
  { field: 'city', type: 'STRING' },
  { field: 'birthDate', type: 'DATE' },
  { field: 'timezone', type: 'STRING' },
  { field: 'locale', type: 'STRING' },
  { field: 'source', type: 'STRING' },
  { field: 'lifecycleStage', type: 'STRING' },
  { field: 'status', type: 'STRING' },
  { field: 'roles', type: 'ARRAY' },
  { field: 'tags', type: 'ARRAY' },
  { field: 'engagementScore', type: 'NUMBER' },
  { field: 'leadScore', type: 'NUMBER' },
  { field: 'lastActivity', type: 'DATE' },
  { field: 'createdAt', type: 'DATE' },
  { field: 'updatedAt', type: 'DATE' },
];
