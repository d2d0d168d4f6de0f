ALTER TABLE "kept_dues" DROP CONSTRAINT "kept_dues_contact_id_contacts_id_fk";
--> statement-breakpoint
DROP INDEX "kept_dues_by_contact";--> statement-breakpoint
ALTER TABLE "kept_segments" DROP COLUMN "ledger";--> statement-breakpoint
ALTER TABLE "kept_segments" DROP COLUMN "member_count";