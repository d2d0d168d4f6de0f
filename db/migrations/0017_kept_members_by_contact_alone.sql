DROP INDEX "kept_members_by_contact";--> statement-breakpoint
CREATE INDEX "kept_members_by_contact" ON "kept_members" USING btree ("contact_id","segment_id");