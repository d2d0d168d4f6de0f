CREATE TABLE "contact_touches" (
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_dues" (
	"segment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_dues_segment_id_contact_id_pk" PRIMARY KEY("segment_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "kept_members" (
	"segment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_members_segment_id_contact_id_pk" PRIMARY KEY("segment_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "kept_segments" (
	"segment_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"digest" text,
	"day" date,
	"watermark" timestamp (3) with time zone,
	"ledger" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"refreshed_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_dues" ADD CONSTRAINT "kept_dues_segment_id_kept_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."kept_segments"("segment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_dues" ADD CONSTRAINT "kept_dues_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_members" ADD CONSTRAINT "kept_members_segment_id_kept_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."kept_segments"("segment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_members" ADD CONSTRAINT "kept_members_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_segments" ADD CONSTRAINT "kept_segments_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_touches_recent" ON "contact_touches" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "kept_dues_in_time" ON "kept_dues" USING btree ("segment_id","due_at");--> statement-breakpoint
CREATE INDEX "kept_dues_by_contact" ON "kept_dues" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "kept_members_by_contact" ON "kept_members" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "kept_segments_by_organization" ON "kept_segments" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "enrolments_begun" ON "enrolments" USING brin ("entered_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "enrolments_ended" ON "enrolments" USING brin ("ended_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "step_runs_begun" ON "step_runs" USING brin ("at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "step_runs_ended" ON "step_runs" USING brin ("ended_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "consent_records_written" ON "consent_records" USING brin ("created_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "contacts_changed" ON "contacts" USING brin ("updated_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "contact_events_written" ON "contact_events" USING brin ("created_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "contact_topics_said" ON "contact_topics" USING brin ("at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "segment_members_added" ON "segment_members" USING brin ("created_at") WITH (autosummarize=true,pages_per_range=32);