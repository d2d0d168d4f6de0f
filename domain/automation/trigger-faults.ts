import type { Trigger } from './definition';
import type { DefinitionFault } from './fault';
import { faultSentences, segmentUnknown } from './fault';

/** The segments in reach, by id. */
export type KnownSegments = ReadonlyMap<string, { readonly dynamic: boolean }>;

/** What keeps a trigger from letting anyone in. Segments are not looked for where they are not known. */
export function triggerFaults(
  trigger: Trigger,
  index: number,
  segments: KnownSegments | null,
): readonly DefinitionFault[] {
  const fault = (member: string, message: DefinitionFault['message']) => [
    { path: `triggers.${index}.configuration.${member}`, stepId: null, message },
  ];
  switch (trigger.type) {
    case 'CONTACT_CREATED':
      return [];
    case 'EVENT':
      return trigger.configuration.name.trim() === '' ? fault('name', faultSentences.eventNameMissing) : [];
    case 'SEGMENT_ENTERED':
    case 'SEGMENT_LEFT': {
      const { segmentId } = trigger.configuration;
      if (segmentId === '') return fault('segmentId', faultSentences.segmentMissing);
      if (segments === null) return [];
      const segment = segments.get(segmentId);
      if (segment === undefined) return fault('segmentId', segmentUnknown(segmentId));
      return segment.dynamic ? [] : fault('segmentId', faultSentences.segmentIsStatic);
    }
    case 'SCORE_CHANGED': {
      const { above, below } = trigger.configuration;
      if (above === undefined && below === undefined) return fault('above', faultSentences.thresholdMissing);
      return above !== undefined && below !== undefined ? fault('below', faultSentences.thresholdTwice) : [];
    }
  }
}
