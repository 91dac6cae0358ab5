import { EventEmitter } from 'node:events';
import { createEvent } from '../event.ts';

type Implemented = 'body' | 'close' | 'show' | 'silent' | 'title';

/** A notification that no system shows; tests emit what a person would do. */
export class NotificationDouble
  extends EventEmitter
  implements Pick<Electron.Notification, Implemented>
{
  static isSupported = () => true;
  title: string;
  body: string;
  silent: boolean;

  constructor({
    title = '',
    body = '',
    silent = false,
  }: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
    this.silent = silent;
  }

  show(): void {
    this.emit('show', createEvent());
  }

  close(): void {
    this.emit('close', createEvent());
  }
}
