ALTER TABLE "message_contents" ADD COLUMN "compiled" jsonb NOT NULL;--> statement-breakpoint
-- A UUIDv7 (RFC 9562, 5.7) for rows made inside the database: 48 bits of milliseconds over a random UUID, version 4 made 7.
CREATE FUNCTION fermata_uuid7(moment timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM moment) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid;--> statement-breakpoint
-- A row of the ledger changes state three times: room on the page for its next versions, and vacuum before they pile up.
ALTER TABLE "messages" SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
