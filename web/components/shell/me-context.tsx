'use client';

import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { Me } from '../../../domain/organization/organization';
import type { Permission } from '../../../domain/organization/role';

const MeContext = createContext<Me | null>(null);

export function MeProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is called outside MeProvider');
  return me;
}

/** Whether the reader's role allows it; what is not allowed is not offered. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);
