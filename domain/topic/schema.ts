import { z } from 'zod';
import { isStorable } from '../contact/text';
import { topicKey } from './topic';

const MAX_CHOICES = 200;

const storable = (max: number) =>
  z.string().trim().max(max).refine(isStorable, 'holds a character that cannot be stored');
const key = z.string().regex(topicKey, 'letters, digits, _ and -, beginning with a letter');
const name = storable(200).min(1);
const description = storable(2_000).nullable();
const position = z.int().min(0).max(10_000);

/** The key stays for good, as conditions and programs name the topic by it. */
export const createTopicSchema = z.strictObject({
  key,
  name,
  description: description.optional(),
  /** Last of all unless given. */
  position: position.optional(),
});
export type CreateTopic = z.output<typeof createTopicSchema>;

/** PUT and PATCH alike: only the fields sent are changed. `key` may be repeated, not changed. */
export const updateTopicSchema = z.strictObject({
  key: key.optional(),
  name: name.optional(),
  description: description.optional(),
  position: position.optional(),
});
export type UpdateTopic = z.output<typeof updateTopicSchema>;

export const listTopicsSchema = z.strictObject({ q: storable(200).optional() });
export type ListTopics = z.output<typeof listTopicsSchema>;

/** What a person said, as somebody of the team writes it down; topics not named stay as they are. */
export const contactTopicsSchema = z.strictObject({
  topics: z
    .array(z.strictObject({ key, subscribed: z.boolean() }))
    .min(1)
    .max(MAX_CHOICES),
  source: storable(200).min(1),
});
export type ContactTopics = z.output<typeof contactTopicsSchema>;

export const topicParams = z.strictObject({ topicId: z.string() });

export const topicAnswer = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  artistId: z.uuid().nullable(),
  key: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  position: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const contactTopicsAnswer = z.object({
  topics: z.array(
    z.object({
      topicId: z.uuid(),
      key: z.string(),
      name: z.string(),
      description: z.string().nullable(),
      subscribed: z.boolean().nullable(),
      source: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    }),
  ),
});
