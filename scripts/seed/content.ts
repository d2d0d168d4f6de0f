import { createAutomationSchema } from '../../domain/automation/schema';
import { createCampaignSchema } from '../../domain/campaign/schema';
import { createContactSchema } from '../../domain/contact/schema';
import { createSegmentSchema } from '../../domain/segment/schema';
import { createTemplateSchema } from '../../domain/template/schema';
import { createAutomation } from '../../services/automation/create';
import { createCampaign } from '../../services/campaign/create';
import { createContact } from '../../services/contact/create';
import type { ServiceContext } from '../../services/context';
import { createSegment } from '../../services/segment/create';
import { createTemplate } from '../../services/template/create';
import { demoPeople } from './people';
import { tourTemplate, welcomeTemplate } from './templates';

const inCountry = (country: string) => ({
  logic: 'AND',
  conditions: [{ field: 'country', operator: 'EQUALS', value: country, dataType: 'STRING' }],
});

/** What a first look needs: people, two templates, a segment, a campaign ready to send and a flow ready to publish. */
export async function seedDemoContent(ctx: ServiceContext): Promise<void> {
  for (const { consented, ...person } of demoPeople()) {
    const consents = consented ? [{ type: 'EMAIL_MARKETING', granted: true, source: 'demo' }] : [];
    await createContact({ ctx, input: createContactSchema.parse({ ...person, source: 'demo', consents }) });
  }
  const welcome = await createTemplate({ ctx, input: createTemplateSchema.parse(welcomeTemplate) });
  const tour = await createTemplate({ ctx, input: createTemplateSchema.parse(tourTemplate) });
  const segment = await createSegment({
    ctx,
    input: createSegmentSchema.parse({ name: 'En France', dynamic: true, criteria: inCountry('France') }),
  });
  await createCampaign({
    ctx,
    input: createCampaignSchema.parse({
      name: 'Tournée de printemps',
      type: 'EMAIL',
      subject: tour.subjectTemplate,
      content: {},
      templateId: tour.id,
      segments: [segment.id],
      timezone: 'Europe/Paris',
      trackingEnabled: true,
      settings: {},
    }),
  });
  await createAutomation({ ctx, input: createAutomationSchema.parse(welcomeSeries(welcome.id, tour.id)) });
}

const welcomeSeries = (welcomeTemplateId: string, tourTemplateId: string) => ({
  name: 'Accueil des nouveaux contacts',
  trigger: { type: 'CONTACT_CREATED', configuration: {} },
  steps: [
    {
      id: 'bienvenue',
      type: 'SEND_EMAIL',
      name: 'Bienvenue',
      configuration: { templateId: welcomeTemplateId },
      nextSteps: ['attente'],
    },
    {
      id: 'attente',
      type: 'WAIT',
      name: 'Laisser trois jours',
      configuration: { mode: 'DURATION', amount: 3, unit: 'DAYS' },
      nextSteps: ['pays'],
    },
    {
      id: 'pays',
      type: 'CONDITION',
      name: 'Où habite-t-on ?',
      configuration: { branches: [{ name: 'En France', criteria: inCountry('France') }] },
      nextSteps: ['marquer', 'END'],
    },
    { id: 'marquer', type: 'ADD_TAG', configuration: { tag: 'tournée' }, nextSteps: ['tournee'] },
    {
      id: 'tournee',
      type: 'SEND_EMAIL',
      name: 'Dates de tournée',
      configuration: { templateId: tourTemplateId },
      nextSteps: [],
    },
  ],
  settings: { reEntry: 'ONCE', timezone: 'Europe/Paris' },
});
