import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import { bytes, join, message, newId, openChat } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

test('a client that stops reading is let go, the one that writes to it goes on', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const { transport } = boris.socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void } } };
  };
  transport.ws._socket.pause();
  const payload = bytes(LIMITS.messageCiphertext);
  for (let i = 0; i < 450; i++) {
    await anna.ask('message:send', message(chatId, 1, newId(), payload));
  }
  const connections = async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return /^vestnik_connections (\d+)$/m.exec(metrics)?.[1];
  };
  await expect.poll(connections, { timeout: 15_000, interval: 200 }).toBe('1');
  await anna.ask('message:send', message(chatId));
}, 40_000);
