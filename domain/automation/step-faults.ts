import type { Sentences } from '../locale/locale';
import type { SegmentCriteria } from '../segment/criteria';
import type { Branch, SendEmailConfiguration, Step, UpdateFieldConfiguration } from './definition';
import type { DefinitionFault } from './fault';
import { branchUnreachable, faultSentences, fieldNotWritable, notIncrementable, templateUnknown } from './fault';
import { fieldTarget } from './field';

/** Where in a step's configuration, and what. */
type Place = readonly [path: string, message: Sentences];

/**
 * What is wrong with one step by itself.
 * @param templateIds the templates that exist; null where that is not known, as in a browser that has not loaded them.
 */
export function stepFaults(
  step: Step,
  index: number,
  templateIds: ReadonlySet<string> | null,
): readonly DefinitionFault[] {
  return placesAtFault(step, templateIds).map(([path, message]) => ({
    path: `steps.${index}.configuration.${path}`,
    stepId: step.id,
    message,
  }));
}

function placesAtFault(step: Step, templateIds: ReadonlySet<string> | null): readonly Place[] {
  switch (step.type) {
    case 'SEND_EMAIL':
      return emailPlaces(step.configuration, templateIds);
    case 'ADD_TAG':
    case 'REMOVE_TAG':
      return step.configuration.tag.trim() === '' ? [['tag', faultSentences.tagMissing]] : [];
    case 'UPDATE_FIELD':
      return fieldPlaces(step.configuration);
    case 'CONDITION':
      return branchPlaces(step.configuration.branches);
    case 'WAIT':
      return [];
  }
}

function emailPlaces(configuration: SendEmailConfiguration, templateIds: ReadonlySet<string> | null): readonly Place[] {
  if ('templateId' in configuration) {
    const { templateId } = configuration;
    if (templateId === '') return [['templateId', faultSentences.templateMissing]];
    return templateIds === null || templateIds.has(templateId) ? [] : [['templateId', templateUnknown(templateId)]];
  }
  const { subject, content } = configuration;
  const written = [content.mjml, content.htmlContent].some((part) => part?.trim());
  return [
    ...(subject.trim() === '' ? [['subject', faultSentences.subjectMissing] as const] : []),
    ...(written ? [] : [['content', faultSentences.contentMissing] as const]),
  ];
}

function fieldPlaces(configuration: UpdateFieldConfiguration): readonly Place[] {
  const { field } = configuration;
  if (field === '') return [['field', faultSentences.fieldMissing]];
  const target = fieldTarget(field);
  if (target === null) return [['field', fieldNotWritable(field)]];
  return 'increment' in configuration && target.kind === 'column' ? [['increment', notIncrementable(field)]] : [];
}

function branchPlaces(branches: readonly Branch[]): readonly Place[] {
  if (branches.length === 0) return [['branches', faultSentences.branchesMissing]];
  return branches.flatMap((branch, index): readonly Place[] => {
    const before = branches.slice(0, index).find((earlier) => takesAllOf(earlier.criteria, branch.criteria));
    return before === undefined ? [] : [[`branches.${index}`, branchUnreachable(branch.name, before.name)]];
  });
}

/** Whether whoever meets `later` has met `earlier` before; only what is certain without knowing the contacts. */
const takesAllOf = (earlier: SegmentCriteria, later: SegmentCriteria): boolean =>
  holdsForEveryone(earlier) || JSON.stringify(earlier) === JSON.stringify(later);

const holdsForEveryone = ({ logic: _logic, conditions, ...quickFilters }: SegmentCriteria): boolean =>
  conditions.length === 0 && Object.values(quickFilters).every((filter) => filter === undefined);
