import type { Notifier } from '../services/notifier.ts';
import type { Io } from './gateway.ts';
import { deviceRoom, userRoom } from './rooms.ts';

/** Pushes through Socket.IO rooms; a packet is encoded once however many receive it. */
export function socketNotifier(io: Io): Notifier {
  return {
    toDevices(deviceIds, name, payload) {
      if (deviceIds.length === 0) return;
      io.to(deviceIds.map(deviceRoom)).emit(name, ...([payload] as never));
    },

    toUsers(userIds, name, payload, except) {
      if (userIds.length === 0) return;
      const rooms = io.to(userIds.map(userRoom));
      const target = except ? rooms.except(deviceRoom(except)) : rooms;
      target.emit(name, ...([payload] as never));
    },

    endDevice(deviceId) {
      io.in(deviceRoom(deviceId)).disconnectSockets(true);
    },
  };
}
