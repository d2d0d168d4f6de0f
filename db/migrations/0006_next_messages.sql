-- Locks the next pending rows of a shard, in order. A function, because it carries its planner settings with it: whatever
-- the statistics say of a ledger that was written a second ago, the rows are read from the index of pending rows, and
-- never sorted, nor sought among the messages of earlier campaigns.
CREATE FUNCTION fermata_next_messages(campaign uuid, of_shard smallint, after uuid, due timestamptz, most int)
  RETURNS TABLE (message_id uuid, recipient_id uuid) LANGUAGE plpgsql VOLATILE ROWS 128
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_incremental_sort = off
AS $$
BEGIN
  RETURN QUERY
    SELECT m.id, m.contact_id FROM messages m
    WHERE (m.campaign_id, m.shard, m.id) > (campaign, of_shard, after) AND (m.campaign_id, m.shard) <= (campaign, of_shard)
      AND m.status = 'pending' AND (m.not_before IS NULL OR m.not_before <= due)
    ORDER BY m.campaign_id, m.shard, m.id LIMIT most FOR UPDATE SKIP LOCKED;
END $$;
