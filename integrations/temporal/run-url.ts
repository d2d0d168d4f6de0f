interface RunAddress {
  /** Of the Temporal UI, with or without a final slash. */
  readonly uiUrl: string;
  readonly namespace: string;
  readonly workflowId: string;
  readonly runId?: string | null | undefined;
}

/** The page of a run in the Temporal UI; of its latest run where no run id is given. Our ids hold slashes, so they are encoded. */
export function runUrlIn({ uiUrl, namespace, workflowId, runId }: RunAddress): string {
  const workflow = `${uiUrl.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}`;
  return runId === null || runId === undefined ? workflow : `${workflow}/${runId}/history`;
}
