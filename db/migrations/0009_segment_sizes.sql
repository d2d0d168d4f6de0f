CREATE TABLE "segment_sizes" (
	"segment_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "segment_sizes_segment_id_day_pk" PRIMARY KEY("segment_id","day")
);
--> statement-breakpoint
ALTER TABLE "segment_sizes" ADD CONSTRAINT "segment_sizes_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- What was counted before sizes were kept is the first point of each segment's curve.
INSERT INTO "segment_sizes" ("segment_id", "day", "count", "counted_at")
SELECT "segments"."id", ("segments"."last_updated" AT TIME ZONE "organizations"."timezone")::date, "segments"."contact_count", "segments"."last_updated"
FROM "segments" JOIN "organizations" ON "organizations"."id" = "segments"."organization_id"
WHERE "segments"."last_updated" IS NOT NULL;
