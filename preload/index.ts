import { contextBridge } from 'electron';
import type { PlatformApi } from '#contract/platform/platform-api.ts';
import { readPlatformInfo } from '#contract/platform/ipc.ts';
import { onNetworkChange } from './network.ts';
import { request, subscribe } from './ipc.ts';

const platform = {
  info: readPlatformInfo(process.argv),
  vault: {
    state: () => request('vault:state'),
    open: (passphrase) =>
      passphrase === undefined ? request('vault:open') : request('vault:open', passphrase),
    setPassphrase: (current, next) => request('vault:set-passphrase', current, next),
    destroy: () => request('vault:destroy'),
    onLockRequest: (listener) => subscribe('vault:lock', listener),
  },
  window: {
    minimize: () => request('window:minimize'),
    toggleMaximize: () => request('window:toggle-maximize'),
    close: () => request('window:close'),
    show: () => request('window:show'),
    setProgress: (share) => request('window:progress', share),
    onMaximized: (listener) => subscribe('window:maximized', listener),
  },
  notifications: {
    request: () => request('notifications:request'),
    show: (notification) => request('notifications:show', notification),
    withdraw: (chatId) => request('notifications:withdraw', chatId),
    onClick: (listener) => subscribe('notifications:click', listener),
    onAction: (listener) => subscribe('notifications:action', listener),
  },
  badge: { set: (count) => request('badge:set', count) },
  theme: {
    set: (preference) => request('theme:set', preference),
    onChange: (listener) => subscribe('theme:changed', listener),
  },
  links: {
    openExternal: (url) => request('links:open-external', url),
    onDeepLink(listener) {
      const end = subscribe('links:opened', listener);
      void request('links:take').then((urls) => urls.forEach((url) => listener(url)));
      return end;
    },
  },
  host: {
    describe: (state) => request('host:describe', state),
    onCommand: (listener) => subscribe('host:command', listener),
    options: () => request('host:options'),
    linkPreview: (url) => request('host:link-preview', url),
    setOptions: (change) => request('host:set-options', change),
    updates: {
      state: () => request('updates:state'),
      check: () => request('updates:check'),
      setOptions: (change) => request('updates:set-options', change),
      restart: () => request('updates:restart'),
      onChange: (listener) => subscribe('updates:changed', listener),
    },
    waiting: {
      watch: (watch) => request('waiting:watch', watch),
      count: () => request('waiting:count'),
      onChange: (listener) => subscribe('waiting:changed', listener),
    },
  },
  files: {
    chooseFile: (name) => request('files:choose-file', name),
    chooseFolder: (name) => request('files:choose-folder', name),
    temporary: (name) => request('files:temporary', name),
    begin: (place, path) => request('files:begin', place, path),
    write: (file, bytes) => request('files:write', file, bytes),
    end: (file, keep) => request('files:end', file, keep),
    makeFolder: (place, path) => request('files:make-folder', place, path),
    open: (place) => request('files:open', place),
    show: (place) => request('files:show', place),
    drag: (place) => request('files:drag', place),
    forgetTemporary: () => request('files:forget-temporary'),
  },
  power: {
    onResume(listener) {
      const end = subscribe('power:resumed', listener);
      const unfollow = onNetworkChange(listener);
      return () => {
        end();
        unfollow();
      };
    },
  },
} satisfies PlatformApi;

contextBridge.exposeInMainWorld('vestnik', platform);
