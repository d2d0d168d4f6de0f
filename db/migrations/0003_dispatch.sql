DROP INDEX "enrolments_at_step";--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "shard" smallint NOT NULL;--> statement-breakpoint
CREATE INDEX "enrolments_unstarted" ON "enrolments" USING btree ("shard","id") WHERE run_id is null and ended_at is null;--> statement-breakpoint
CREATE INDEX "enrolments_held" ON "enrolments" USING btree ("shard","id") WHERE status = 'PAUSED';--> statement-breakpoint
CREATE INDEX "enrolments_at_step" ON "enrolments" USING btree ("automation_id","current_step_id","status") WHERE ended_at is null;