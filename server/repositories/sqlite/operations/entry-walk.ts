/**
 * SQL that names the rows of a chat's log (?1) after one seq (?2) up to another (?3) as `walk`: from
 * the first mark at or above the upper end, or the newest entry, backwards along `prev`. A row that is
 * gone ends the walk; its number may belong to another entry by now, hence the checks.
 */
export const WITH_WALK = `
  WITH RECURSIVE walk (id, prev, seq) AS (
    SELECT id, prev, seq FROM entries WHERE chat = ?1 AND id = coalesce(
      (SELECT id FROM entries
       WHERE chat = ?1 AND seq % 64 = 0 AND seq >= ?3 ORDER BY seq LIMIT 1),
      (SELECT head_entry FROM chats WHERE id = ?1)
    )
    UNION ALL
    SELECT entries.id, entries.prev, entries.seq
    FROM walk JOIN entries ON entries.id = walk.prev
    WHERE entries.chat = ?1 AND entries.seq = walk.seq - 1 AND entries.seq > ?2
  )`;
