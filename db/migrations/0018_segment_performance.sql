ALTER TABLE "segments" ADD COLUMN "average_engagement" double precision;--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "conversion_rate" double precision;