import { readFile } from 'node:fs/promises';
import type { TLSConfig } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';

/** How to reach a Temporal server: the embedded one, a cluster or Temporal Cloud. */
export interface TemporalTarget {
  /** host:port. */
  readonly address: string;
  readonly namespace: string;
  readonly apiKey: string | null;
  /** Null for a connection in clear; paths are of PEM files. */
  readonly tls: {
    readonly clientCertificate: { readonly certFile: string; readonly keyFile: string } | null;
    readonly caFile: string | null;
    readonly serverName: string | null;
  } | null;
}

/** What both the client's connection and the worker's want. @throws Error of the file system when a PEM file cannot be read. */
export async function connectionOptions({ address, apiKey, tls }: TemporalTarget) {
  return {
    address,
    ...(apiKey === null ? {} : { apiKey }),
    ...(tls === null ? {} : { tls: await tlsOptions(tls) }),
  };
}

/** A client that connects at its first call, so that a process starts while Temporal is away. */
export async function connectClient(target: TemporalTarget): Promise<{ client: Client; close(): Promise<void> }> {
  const connection = Connection.lazy(await connectionOptions(target));
  const client = new Client({ connection, namespace: target.namespace });
  return { client, close: () => connection.close() };
}

async function tlsOptions(tls: NonNullable<TemporalTarget['tls']>): Promise<TLSConfig> {
  const { clientCertificate, caFile, serverName } = tls;
  return {
    ...(serverName === null ? {} : { serverNameOverride: serverName }),
    ...(caFile === null ? {} : { serverRootCACertificate: await readFile(caFile) }),
    ...(clientCertificate === null
      ? {}
      : {
          clientCertPair: {
            crt: await readFile(clientCertificate.certFile),
            key: await readFile(clientCertificate.keyFile),
          },
        }),
  };
}
