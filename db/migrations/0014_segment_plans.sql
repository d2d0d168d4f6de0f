CREATE TABLE "field_indexes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"definition_id" uuid NOT NULL,
	"field_name" text NOT NULL,
	"field_type" text NOT NULL,
	"index_name" text NOT NULL,
	"status" text NOT NULL,
	"segment_count" integer DEFAULT 0 NOT NULL,
	"scans" integer DEFAULT 0 NOT NULL,
	"built_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"dropped_at" timestamp (3) with time zone,
	"failure" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slow_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"purpose" text NOT NULL,
	"segment_id" uuid,
	"criteria" jsonb,
	"times" integer DEFAULT 1 NOT NULL,
	"stopped" integer DEFAULT 0 NOT NULL,
	"last_ms" integer NOT NULL,
	"slowest_ms" integer NOT NULL,
	"plan" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- Writes the events anew: about a minute for ten million.
ALTER TABLE "contact_events" ADD COLUMN "amount" numeric GENERATED ALWAYS AS (case when jsonb_typeof(properties -> 'amount') = 'number' then (properties -> 'amount')::numeric end) STORED;--> statement-breakpoint
ALTER TABLE "slow_questions" ADD CONSTRAINT "slow_questions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slow_questions" ADD CONSTRAINT "slow_questions_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "field_indexes_definition" ON "field_indexes" USING btree ("organization_id","definition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slow_questions_shape" ON "slow_questions" USING btree ("organization_id","digest");--> statement-breakpoint
CREATE INDEX "slow_questions_recent" ON "slow_questions" USING btree ("organization_id","last_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "contact_events_amounts" ON "contact_events" USING btree ("organization_id","name","contact_id") INCLUDE ("occurred_at","amount") WHERE amount is not null;