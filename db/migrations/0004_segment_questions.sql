-- Plain ASCII, which most text is, needs no normalisation. Not STRICT: the planner inlines no CASE of a strict function.
CREATE OR REPLACE FUNCTION fermata_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE CALLED ON NULL INPUT
  RETURN CASE WHEN octet_length(value) = char_length(value) THEN lower(value)
    ELSE lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g')) END;--> statement-breakpoint
-- Tags, roles and lists of values, folded each; empty for null.
CREATE FUNCTION fermata_fold_all(entries text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(fermata_fold(entry)), '{}') FROM unnest(entries) AS entry);--> statement-breakpoint
-- The texts of a JSON array; whatever else it holds is left out.
CREATE FUNCTION fermata_texts(value jsonb) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(entry #>> '{}'), '{}') FROM jsonb_array_elements(value) AS entry
    WHERE jsonb_typeof(entry) = 'string');--> statement-breakpoint
-- Reads a date as domain/segment/moment.ts does, to the millisecond; null when it is none. The patterns admit only
-- days that exist, so that no cast fails. A day is the instant at which it begins in the zone.
CREATE FUNCTION fermata_instant(value text, zone text) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN value ~ '^(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)$'
      THEN value::timestamp AT TIME ZONE zone
    WHEN value ~ '^(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])$'
      THEN date_trunc('milliseconds', value::timestamptz)
    WHEN value ~ '^(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?$'
      THEN date_trunc('milliseconds', value::timestamp) AT TIME ZONE zone
  END;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "replied_at" timestamp (3) with time zone;