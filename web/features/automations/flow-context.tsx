'use client';

import { createContext, useContext } from 'react';
import type { Automation } from '../../../domain/automation/definition';

/** Which node is open: a step by its id, a trigger by its place. */
export type FlowSelection =
  | { readonly kind: 'step'; readonly stepId: string }
  | { readonly kind: 'trigger'; readonly index: number };

export interface FlowState {
  readonly automation: Automation;
  readonly selected: FlowSelection | null;
  readonly onSelect: (selection: FlowSelection) => void;
  /** Ids of steps that keep the flow from being published. */
  readonly faulty: ReadonlySet<string>;
}

export const FlowContext = createContext<FlowState | null>(null);

export function useFlow(): FlowState {
  const flow = useContext(FlowContext);
  if (flow === null) throw new Error('useFlow is called outside a FlowCanvas');
  return flow;
}
