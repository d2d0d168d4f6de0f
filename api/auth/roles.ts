import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements } from 'better-auth/plugins/organization/access';

/** What the account library itself asks about a role; all else is decided by `rolePermissions`. */
export const accessControl = createAccessControl({
  ...defaultStatements,
  apiKey: ['create', 'read', 'update', 'delete'],
} as const);

const mayManageKeys = accessControl.newRole({ apiKey: ['create', 'read', 'update', 'delete'] });
const mayNot = accessControl.newRole({});

export const organizationRoles = { owner: mayManageKeys, admin: mayManageKeys, editor: mayNot, viewer: mayNot };
