/** The floor for the server bench: Socket.IO alone passes each message to the peer and acks it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import * as parser from '#contract/wire/socket-parser.ts';

const http = createServer();
const io = new Server(http, {
  path: '/socket',
  parser,
  transports: ['websocket'],
  perMessageDeflate: false,
});
io.on('connection', (socket) => {
  void socket.join(`chat:${socket.handshake.auth['room']}`);
  socket.on('message:send', (payload, ack) => {
    socket.to(`chat:${payload.chatId}`).emit('log:entry', payload);
    ack({ ok: true, seq: 1 });
  });
  socket.on('echo', (payload, ack) => ack(payload));
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${(http.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
