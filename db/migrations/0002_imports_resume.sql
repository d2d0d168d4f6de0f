CREATE TABLE "import_seen" (
	"import_id" uuid NOT NULL,
	"email_key" text NOT NULL,
	CONSTRAINT "import_seen_import_id_email_key_pk" PRIMARY KEY("import_id","email_key")
);
--> statement-breakpoint
ALTER TABLE "import_errors" ADD COLUMN "field" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "layout" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "cursor_byte" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "cursor_line" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_seen" ADD CONSTRAINT "import_seen_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;