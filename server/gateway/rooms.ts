import type { DeviceId, UserId } from '#contract/wire/primitives.ts';

/** Socket.IO rooms: every connection is in the one of its device and the one of its account. */
export const deviceRoom = (deviceId: DeviceId): string => `device:${deviceId}`;
export const userRoom = (userId: UserId): string => `user:${userId}`;
