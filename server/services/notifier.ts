import type { PushName, PushOf } from '#contract/wire/events.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';

/** How services reach connected devices. Pushes may be lost; whoever is not connected misses them. */
export interface Notifier {
  toDevices<N extends PushName>(deviceIds: readonly DeviceId[], name: N, payload: PushOf<N>): void;
  /** All devices of the accounts, `except` one. */
  toUsers<N extends PushName>(
    userIds: readonly UserId[],
    name: N,
    payload: PushOf<N>,
    except?: DeviceId,
  ): void;
  /** Ends the sessions of a device after what was pushed to it. */
  endDevice(deviceId: DeviceId): void;
}
