import type { DeviceId, UserId } from '#contract/wire/primitives.ts';

/** Whose request it is: an account's device with a valid token. */
export interface Caller {
  userId: UserId;
  deviceId: DeviceId;
  accountRef: number;
  deviceRef: number;
}
