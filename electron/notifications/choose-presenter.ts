import { app, Notification } from 'electron';
import { BusConnection } from '../dbus/connection.ts';
import { hostTexts } from '../host/texts.ts';
import { electronPresenter } from './electron-presenter.ts';
import { FreedesktopPresenter } from './freedesktop-presenter.ts';
import type { Presenter } from './presenter.ts';

/** Leaves notifications to Electron on Linux too, for desktops where the bus serves them badly. */
const PLAIN_SWITCH = 'plain-notifications';

let freedesktop: Promise<Presenter> | null = null;

/** How notifications are shown on this system at this moment. */
export function choosePresenter(): Promise<Presenter> {
  if (process.platform !== 'linux' || app.commandLine.hasSwitch(PLAIN_SWITCH))
    return Promise.resolve(electronPresenter);
  freedesktop ??= connect();
  return freedesktop.catch(() => {
    // At login the app may be there before the desktop is: the next time may go better.
    freedesktop = null;
    return electronPresenter;
  });
}

/** Whether anything can be shown. */
export async function canNotify(): Promise<boolean> {
  return (await choosePresenter()) !== electronPresenter || Notification.isSupported();
}

async function connect(): Promise<Presenter> {
  const bus = await BusConnection.session();
  bus.onEnd(() => {
    freedesktop = null;
  });
  try {
    return await FreedesktopPresenter.on(bus, {
      appName: app.getName(),
      open: () => hostTexts().open,
    });
  } catch (error) {
    bus.close();
    throw error;
  }
}
