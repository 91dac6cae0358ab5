import type { DatabaseSync } from 'node:sqlite';
import type { Bytes, KeyPackageRepository } from '../../ports.ts';
import { type Sync, prepare } from './statements.ts';

export function keyPackageOperations(db: DatabaseSync): Sync<KeyPackageRepository> {
  const insert = prepare(
    db,
    'INSERT INTO key_packages (device, last_resort, expires_at, data) VALUES (?, ?, ?, ?)',
  );
  const dropExpired = prepare(db, 'DELETE FROM key_packages WHERE device = ? AND expires_at <= ?');
  const dropLastResort = prepare(
    db,
    'DELETE FROM key_packages WHERE device = ? AND last_resort = 1',
  );
  const counts = prepare<{ count: number; last_resorts: number }>(
    db,
    `SELECT count(*) FILTER (WHERE last_resort = 0) AS count,
       count(*) FILTER (WHERE last_resort = 1) AS last_resorts
     FROM key_packages WHERE device = ? AND expires_at > ?`,
  );
  const next = prepare<{ id: number; last_resort: number; data: Bytes }>(
    db,
    `SELECT id, last_resort, data FROM key_packages WHERE device = ? AND expires_at > ?
     ORDER BY last_resort, id LIMIT 1`,
  );
  const take = prepare(db, 'DELETE FROM key_packages WHERE id = ?');

  return {
    upload({ deviceRef, packages, lastResort, max, now }) {
      dropExpired.run(deviceRef, now);
      const present = counts.get(deviceRef, now)!.count;
      const accepted = packages.slice(0, Math.max(0, max - present));
      for (const { data, expiresAt } of accepted) insert.run(deviceRef, 0, expiresAt, data);
      if (lastResort) {
        dropLastResort.run(deviceRef);
        insert.run(deviceRef, 1, lastResort.expiresAt, lastResort.data);
      }
      return { count: present + accepted.length };
    },

    count({ deviceRef, now }) {
      const row = counts.get(deviceRef, now)!;
      return { count: row.count, hasLastResort: row.last_resorts > 0 };
    },

    claim({ deviceRefs, now }) {
      return deviceRefs.map((deviceRef) => {
        const row = next.get(deviceRef, now);
        if (row?.last_resort === 0) take.run(row.id);
        return { deviceRef, data: row?.data ?? null, left: counts.get(deviceRef, now)!.count };
      });
    },
  };
}
