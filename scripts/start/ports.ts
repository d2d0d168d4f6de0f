import type { Config } from '../../config';
import { chooseFreePort } from '../../integrations/embedded/free-port';

export type Ports = Config['ports'];
export type PortName = keyof Ports;

const LABELS: Readonly<Record<PortName, string>> = {
  web: 'web app',
  app: 'api',
  public: 'public pages',
  database: 'PostgreSQL',
  temporal: 'Temporal',
  temporalUi: 'Temporal UI',
  mail: 'inbox page',
  smtp: 'inbox',
};

export interface ChosenPorts {
  readonly ports: Ports;
  /** A sentence for each port that had to give way. */
  readonly notes: readonly string[];
}

/** Replaces each wanted port that is taken by a free one; those of parts that are not started stay as they are. */
export async function choosePorts(wanted: Ports, needed: readonly PortName[], host: string): Promise<ChosenPorts> {
  const ports = { ...wanted };
  const notes: string[] = [];
  const promised = new Set<number>();
  for (const name of needed) {
    const isOurs = name === 'web' || name === 'app' || name === 'public';
    const port = await chooseFreePort({ preferred: wanted[name], host: isOurs ? host : undefined, except: promised });
    if (port !== wanted[name]) notes.push(`Port ${wanted[name]} is taken; ${LABELS[name]} on ${port} instead.`);
    ports[name] = port;
    promised.add(port);
  }
  return { ports, notes };
}
