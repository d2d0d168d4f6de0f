import { variables } from '../../config-variables';
import { aboutVariables } from '../../config-variables-kinds';

const HEADER = `# Everything Fermata can be told. Generated from config-variables.ts by \`node scripts/run.mjs env-example\`.
# Copy it to .env and take the sign away from the lines you change: \`npm start\` needs none of them.
`;

/** The text of `.env.example`: each variable with its sentence and its default, commented out. */
export function envExample(): string {
  const groups = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(variables.shape)) {
    const about = aboutVariables.get(schema);
    if (about === undefined) throw new Error(`${name} is not described where it is declared`);
    const value = about.example ?? defaultOf(schema.safeParse(undefined));
    const lines = groups.get(about.group) ?? [];
    groups.set(about.group, [...lines, `# ${about.doc}\n# Wants ${about.wants}.\n#${name}=${value}\n`]);
  }
  const sections = [...groups].map(([group, entries]) => `# ${group}\n\n${entries.join('\n')}`);
  return [HEADER, ...sections].join('\n');
}

function defaultOf({ data }: { readonly data?: unknown }): string {
  if (Array.isArray(data)) return data.join(',');
  return typeof data === 'string' || typeof data === 'number' ? `${data}` : '';
}
