-- A loop folds five times as fast as a subquery over unnest. Qualified, because an index is built with an empty search path.
CREATE OR REPLACE FUNCTION fermata_fold_all(entries text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  entry text;
  folded text[] := '{}';
BEGIN
  IF entries IS NULL THEN
    RETURN folded;
  END IF;
  FOREACH entry IN ARRAY entries LOOP
    folded := folded || public.fermata_fold(entry);
  END LOOP;
  RETURN folded;
END $$;--> statement-breakpoint
CREATE INDEX "contacts_folded_tags" ON "contacts" USING gin (fermata_fold_all(tags));--> statement-breakpoint
CREATE INDEX "contacts_place" ON "contacts" USING btree ("organization_id",fermata_fold(country),fermata_fold(city)) INCLUDE ("country","city");--> statement-breakpoint
-- With contact_id in the index, who did something is counted without reading the events themselves.
DROP INDEX "contact_events_by_name";--> statement-breakpoint
CREATE INDEX "contact_events_by_name" ON "contact_events" USING btree ("organization_id","name","occurred_at" DESC NULLS LAST) INCLUDE ("contact_id");
