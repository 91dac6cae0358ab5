/**
 * Loaded into the main process before the app: keeps what a person would see outside of the window,
 * so that tests can look at it and click it. Nothing leaves the machine.
 */
const { app, Notification, session, Tray, shell } = require('electron');

globalThis.recorder = {
  notifications: [],
  opened: [],
  permissions: {},
  tray: null,
  trayImage: null,
  trayMenu: null,
};

Notification.prototype.show = function show() {
  globalThis.recorder.notifications.push(this);
};

const { setContextMenu } = Tray.prototype;
Tray.prototype.setContextMenu = function keepMenu(menu) {
  Object.assign(globalThis.recorder, { tray: this, trayMenu: menu });
  return setContextMenu.call(this, menu);
};

const { setImage } = Tray.prototype;
Tray.prototype.setImage = function keepImage(image) {
  globalThis.recorder.trayImage = image;
  return setImage.call(this, image);
};

shell.openExternal = async (url) => {
  globalThis.recorder.opened.push(url);
};

// The app sets its handlers when it is ready, after this.
void app.whenReady().then(() => {
  const { permissions } = globalThis.recorder;
  const record = (method, name) => {
    const set = session.defaultSession[method];
    session.defaultSession[method] = function keepHandler(handler) {
      permissions[name] = handler;
      return set.call(this, handler);
    };
  };
  record('setPermissionRequestHandler', 'request');
  record('setPermissionCheckHandler', 'check');
  record('setDevicePermissionHandler', 'device');
});
