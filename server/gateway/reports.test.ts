import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import type { Report } from '../reports/store.ts';
import { join, newId, openChat } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['server/main.ts', 'reports', ...args], {
    encoding: 'utf8',
    timeout: 20_000,
  });

test('a report reaches the admin while the server runs, once, and can be deleted', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url, 'boris');
  await openChat(boris, anna);
  const report = {
    id: newId(),
    userId: boris.userId,
    reason: 'spam',
    comment: 'Every day.',
    messages: [{ sentAt: 1_700_000_000_000, text: 'Buy \u001b[31mnow\nand here' }],
  } as const;
  const data = ['--data', server.data];
  expect(run(...data).stdout).toBe('no reports\n');
  for (let i = 0; i < 2; i++) {
    await anna.ask('report:send', { ...report, messages: [...report.messages] });
  }
  const listed = JSON.parse(run('--json', ...data).stdout) as Report[];
  expect(listed).toMatchObject([
    { id: report.id, reporter: anna.userId, reported: boris.userId, handle: 'boris' },
  ]);
  const { stdout } = run('show', report.id, ...data);
  expect(stdout).toContain('@boris');
  expect(stdout).toContain('Buy \ufffd[31mnow\n    and here');
  expect(run('delete', report.id, ...data).status).toBe(0);
  expect(run(...data).stdout).toBe('no reports\n');
  const gone = run('show', report.id, ...data);
  expect([gone.status, gone.stderr]).toEqual([1, `vestnik: there is no report ${report.id}\n`]);
});

test('only people of a shared chat are reported, within limits, a few at a time', async () => {
  await using server = await testServer({ rateFactor: 1 });
  const anna = await join(server.url);
  const boris = await join(server.url);
  const stranger = await join(server.url);
  await openChat(boris, anna);
  const about = (userId = boris.userId, messages: { sentAt: number; text: string }[] = []) =>
    anna.refused('report:send', { id: newId(), userId, reason: 'other', comment: '', messages });
  const texts = (count: number, length: number) =>
    Array.from({ length: count }, () => ({ sentAt: 1, text: 'x'.repeat(length) }));
  expect(await about(boris.userId, texts(LIMITS.reportMessages + 1, 1))).toBe('bad-request');
  expect(await about(boris.userId, texts(1, LIMITS.reportText + 1))).toBe('bad-request');
  expect(await about(stranger.userId)).toBe('not-found');
  expect(await about(anna.userId)).toBe('not-found');
  expect(await about(boris.userId, texts(LIMITS.reportMessages, LIMITS.reportText))).toBe('ok');
  expect([await about(), await about(), await about()]).toEqual(['ok', 'ok', 'rate-limited']);
});
