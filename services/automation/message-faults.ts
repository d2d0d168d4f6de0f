import type { AutomationDefinition, SendEmailConfiguration } from '../../domain/automation/definition';
import type { DefinitionFault } from '../../domain/automation/fault';
import { faultSentences } from '../../domain/automation/fault';
import { Failure } from '../../domain/error/failure';
import { compileContent } from '../content/compile';
import type { ServiceContext } from '../context';
import { getOrganization } from '../organization/get';

/** What would keep a step's message from being sent: no sender, MJML or Liquid that cannot be read. */
export async function messageFaults(
  ctx: ServiceContext,
  { steps }: AutomationDefinition,
): Promise<readonly DefinitionFault[]> {
  const mails = steps.flatMap((step, index) => (step.type === 'SEND_EMAIL' ? [{ ...step, index }] : []));
  if (mails.length === 0) return [];
  const { senderEmail } = await getOrganization(ctx);
  const faults: DefinitionFault[] = [];
  for (const { id, index, configuration } of mails) {
    const at = `steps.${index}.configuration`;
    if (configuration.from === undefined && senderEmail === null) {
      faults.push({ path: `${at}.from`, stepId: id, message: faultSentences.senderMissing });
    }
    const words = await wordFaults(configuration);
    faults.push(
      ...words.map(({ path, message }) => ({
        path: `${at}.${path}`,
        stepId: id,
        message: { en: message, fr: message },
      })),
    );
  }
  return faults;
}

/** Where the compiler's names for the parts of a message stand in a step. */
const partNames: Readonly<Record<string, string>> = {
  mjml: 'content.mjml',
  html: 'content.htmlContent',
  text: 'content.textContent',
  'sender.email': 'from.email',
};

/** Templates were compiled when they were saved; words of the step's own are compiled here. */
async function wordFaults(configuration: SendEmailConfiguration) {
  if ('templateId' in configuration) return [];
  const { subject, content, from, transactional = false } = configuration;
  const { mjml, htmlContent: html, textContent: text } = content;
  // An empty message is told by the domain, in both languages.
  if (subject.trim() === '' || ![mjml, html].some((part) => part?.trim())) return [];
  const sender = from ?? { name: 'Check', email: 'check@fermata.example' };
  try {
    await compileContent({ subject, mjml, html, text, sender, transactional, trackingEnabled: true });
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'INVALID_EMAIL_CONTENT') throw error;
    return error.details.map(({ path, message }) => ({ path: partNames[path] ?? path, message }));
  }
}
