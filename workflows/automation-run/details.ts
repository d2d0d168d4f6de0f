import type { Skeleton } from '../../domain/automation/skeleton';
import type { Walk } from './walk';

const stateWords: Readonly<Record<Walk['state'], string>> = {
  RUNNING: 'now',
  WAITING: 'waiting',
  HELD: 'held: the automation is paused',
  FAILED: 'failed: retry, skip or exit',
  ENDED: 'ended here',
};

/** The flow as it was drawn, with where the walk is, in the Markdown that the Temporal UI shows. */
export const detailsOf = ({ steps }: Skeleton, walk: Walk): string =>
  steps
    .map(({ id, title }) => {
      if (id === walk.stepId) return `- **→ ${title}** (${stateWords[walk.state]}${until(walk)})`;
      return walk.visits[id] === undefined ? `- ${title}` : `- ✓ ${title}`;
    })
    .join('\n');

const until = ({ wakesAt }: Walk): string => (wakesAt === null ? '' : ` until ${wakesAt}`);
