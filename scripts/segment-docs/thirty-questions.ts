import type { ContactRole } from '../../domain/contact/contact';
import { contactRoles } from '../../domain/contact/contact';
import { knownEventNames } from '../../domain/segment/catalogue';
import type { SegmentCondition } from '../../domain/segment/criteria';
import type { MetierQuestion } from '../../domain/segment/questions/question';
import { thirtyQuestions } from '../../domain/segment/questions/thirty';
import { builderSteps } from './builder-steps';
import { exampleCriteria, exampleSentence } from './example';
import { languageParts, partsOf } from './language-parts';

const headings: Readonly<Record<ContactRole, string>> = {
  marketing: 'Marketing',
  press: 'Press · Presse',
  tour: 'Tour · Tournée',
  label: 'Label',
  finance: 'Finance',
  other: 'Management · Direction',
};

const opening = `# Thirty questions

What each métier of an artist’s team asks of its audience, five questions each. The builder offers all of them as
templates; opened there, everything in them can be changed. Each is shown here with how to build it from nothing, the
sentence that the builder then reads out in each language, and the criteria that the API takes.

Where a question needs something of your own, such as a campaign, it says **Pick** and the builder asks for it. In the
criteria, \`{latest}\` stands for what is picked: the id of a campaign, a segment or an automation, the key of a topic,
the name of a custom field. How each word of the criteria is meant is told in the [guide](guide.md).
`;

const code = (text: string) => `\`${text}\``;
const codeBlock = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/** The page `docs/segments/thirty-questions.md`, whole. */
export const thirtyQuestionsPage = (): string =>
  [
    opening,
    ...contactRoles.flatMap((metier) => [
      `## ${headings[metier]}`,
      ...thirtyQuestions.filter((question) => question.metier === metier).map(section),
    ]),
    usesSection(),
  ].join('\n\n');

function section(question: MetierQuestion): string {
  const { title, hint, asks, criteria } = question;
  return [
    `### ${title.en}`,
    `_${title.fr}_`,
    hint.en,
    ...eventsLine(question),
    ...asks.map(({ label }) => `**Pick:** ${label.en.charAt(0).toLowerCase()}${label.en.slice(1)}.`),
    builderSteps(question).join('\n'),
    `> A contact who ${exampleSentence(question, 'en')}.\n>\n> Un contact qui ${exampleSentence(question, 'fr')}.`,
    codeBlock('json', JSON.stringify(criteria)),
  ].join('\n\n');
}

/** The events of an organisation's own that a question counts. */
function eventsLine({ criteria }: MetierQuestion): readonly string[] {
  const own = [...new Set(eventsIn(criteria.conditions))].filter((name) => !knownEventNames.includes(name));
  return own.length === 0 ? [] : [`**Needs:** ${own.map(code).join(' and ')}, sent by ${code('POST /events')}.`];
}

const eventsIn = (conditions: readonly SegmentCondition[]): readonly string[] =>
  conditions.flatMap((condition) => {
    if ('conditions' in condition) return eventsIn(condition.conditions);
    return 'event' in condition ? [condition.event] : [];
  });

/** Which questions show a part of the language. */
export const usesOf = (part: (typeof languageParts)[number]): readonly MetierQuestion[] =>
  thirtyQuestions.filter((question) => partsOf(exampleCriteria(question)).has(part));

function usesSection(): string {
  const rows = languageParts.map((part) => {
    const used = usesOf(part);
    return `| ${part} | ${used.length} | ${used
      .slice(0, 3)
      .map(({ id }) => id)
      .join(', ')} |`;
  });
  return [
    '## What they use of the language',
    'How many of the thirty use each part, with up to three of them by their id in `domain/segment/questions/`.',
    ['| part | questions | such as |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
