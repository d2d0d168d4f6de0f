export const memberRoles = ['owner', 'admin', 'editor', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const permissions = [
  'contacts:read',
  'contacts:write',
  'contacts:erase',
  'segments:read',
  'segments:write',
  'templates:read',
  'templates:write',
  'campaigns:read',
  'campaigns:write',
  'campaigns:send',
  'automations:read',
  'automations:write',
  'automations:publish',
  'events:write',
  'audit:read',
  'organization:manage',
] as const;
/** What a member's role or an API key's scope may allow. */
export type Permission = (typeof permissions)[number];

const viewer: readonly Permission[] = [
  'contacts:read',
  'segments:read',
  'templates:read',
  'campaigns:read',
  'automations:read',
];
const editor: readonly Permission[] = [
  ...viewer,
  'contacts:write',
  'segments:write',
  'templates:write',
  'campaigns:write',
  'campaigns:send',
  'automations:write',
  'automations:publish',
  'events:write',
];

/** What each role may do. Owner and admin differ in who may remove whom, not in the data they reach. */
export const rolePermissions: Readonly<Record<MemberRole, readonly Permission[]>> = {
  viewer,
  editor,
  admin: permissions,
  owner: permissions,
};
