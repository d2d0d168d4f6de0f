import { sql } from 'drizzle-orm';
import { createAutomationSchema } from '../../domain/automation/schema';
import { createCampaignSchema } from '../../domain/campaign/schema';
import { createSegmentSchema } from '../../domain/segment/schema';
import { createTemplateSchema } from '../../domain/template/schema';
import { createAutomation } from '../../services/automation/create';
import { createCampaign } from '../../services/campaign/create';
import type { ServiceContext } from '../../services/context';
import { createSegment } from '../../services/segment/create';
import { createTemplate } from '../../services/template/create';
import { keepLastActivity, seedAudience, TOUR_DATES } from './audience';
import { createDice } from './dice';
import { seedPastCampaigns } from './past-campaigns';
import { seedPastWalks } from './past-walks';
import { seedLeadRules } from './scores';
import { seedAllies, seedSegments } from './segments';
import { tourTemplate, welcomeTemplate } from './templates';

const inCountry = (country: string) => ({
  logic: 'AND',
  conditions: [{ field: 'country', operator: 'EQUALS', value: country, dataType: 'STRING' }],
});

const SEED = 19;

/**
 * What a first look needs: people with two years of history, templates, segments, rules of scores, a campaign ready to
 * send and a flow ready to publish. The same at every first start, told from that day.
 */
export async function seedDemoContent(ctx: ServiceContext): Promise<void> {
  const dice = createDice(SEED);
  const people = await seedAudience(ctx, dice);
  const campaigns = await seedPastCampaigns(ctx, people, dice);
  await keepLastActivity(ctx);
  const walks = await seedPastWalks(ctx, people, dice);
  const allies = await seedAllies(ctx, people);
  await seedLeadRules(ctx);
  await seedReady(ctx);
  // Until the database has looked at what was written at once, it plans as if the tables were empty.
  await ctx.db.execute(sql`analyze contacts, contact_consents, contact_topics, contact_events, messages, enrolments`);
  await seedSegments(ctx, { ...campaigns, ...walks, allies: allies.id, dates: TOUR_DATES });
}

/** Two templates, a segment, a campaign to send and a flow to publish. */
async function seedReady(ctx: ServiceContext): Promise<void> {
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
