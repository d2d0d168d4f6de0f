CREATE TABLE "contact_scores" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"points" double precision NOT NULL,
	"adjustment" double precision NOT NULL,
	"points_at" timestamp (3) with time zone NOT NULL,
	"rules" jsonb NOT NULL,
	"lead_adjustment" real NOT NULL,
	"engagement_score" real NOT NULL,
	"lead_score" real NOT NULL
) WITH (fillfactor = 80);
--> statement-breakpoint
CREATE TABLE "lead_rule_holders" (
	"contact_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"counts_until" date,
	CONSTRAINT "lead_rule_holders_contact_id_rule_id_pk" PRIMARY KEY("contact_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "lead_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"points" integer NOT NULL,
	"expires_after_days" integer,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"score" text NOT NULL,
	"before" real NOT NULL,
	"after" real NOT NULL,
	"why" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring_progress" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"watermark" timestamp (3) with time zone,
	"day" date,
	"pass" text,
	"pass_day" date,
	"rules_asked" boolean DEFAULT false NOT NULL,
	"cursor_at" timestamp (3) with time zone,
	"cursor_id" uuid
);
--> statement-breakpoint
CREATE TABLE "scoring_settings" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"half_life_days" double precision NOT NULL,
	"points" jsonb NOT NULL,
	"other_events" integer NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact_scores" ADD CONSTRAINT "contact_scores_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_rule_holders" ADD CONSTRAINT "lead_rule_holders_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_rule_holders" ADD CONSTRAINT "lead_rule_holders_rule_id_lead_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."lead_rules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_rules" ADD CONSTRAINT "lead_rules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_changes" ADD CONSTRAINT "score_changes_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_progress" ADD CONSTRAINT "scoring_progress_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_settings" ADD CONSTRAINT "scoring_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_rule_holders_by_rule" ON "lead_rule_holders" USING btree ("rule_id");--> statement-breakpoint
CREATE INDEX "lead_rules_in_order" ON "lead_rules" USING btree ("organization_id","position");--> statement-breakpoint
CREATE INDEX "score_changes_of_contact" ON "score_changes" USING btree ("contact_id","score","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "score_changes_recent" ON "score_changes" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "contact_events_taken" ON "contact_events" USING brin ("created_at") WITH (pages_per_range = 16, autosummarize = on);--> statement-breakpoint