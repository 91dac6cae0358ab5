import type { BusConnection } from '../dbus/connection.ts';
import type { Message } from '../dbus/message.ts';
import type { Variant } from '../dbus/signature.ts';
import type { Notice, Presenter, ShownNotice } from './presenter.ts';

const NAME = 'org.freedesktop.Notifications';
const BUS_NAME = 'org.freedesktop.DBus';
const SERVICE = { destination: NAME, path: '/org/freedesktop/Notifications', interface: NAME };

/** Names of the desktop entry and of the icon, as the packages install them. */
const DESKTOP_ENTRY = 'vestnik';
const ICON = 'vestnik';

/** `expire_timeout`: the service knows best. */
const DEFAULT_TIMEOUT = -1;
const NORMAL_URGENCY = 1;

/** What the app calls itself and the click on a notification, in the person's language. */
interface Words {
  appName: string;
  open(): string;
}

type Bus = Pick<BusConnection, 'call' | 'ask' | 'onSignal'>;

class ShownByService implements ShownNotice {
  readonly id: number;
  readonly close: () => void;

  constructor(id: number, close: () => void) {
    this.id = id;
    this.close = close;
  }
}

/**
 * Notifications as Linux desktops show them (Desktop Notifications Specification 1.3). Asked directly,
 * the service replaces a notification in its place, has buttons, on some desktops a field for an answer,
 * and tells whether it reads markup: through Electron a message could bring its own.
 */
export class FreedesktopPresenter implements Presenter {
  readonly #bus: Bus;
  readonly #words: Words;
  readonly #notices = new Map<number, Notice>();
  #owner = '';
  #capabilities: ReadonlySet<string> = new Set();

  private constructor(bus: Bus, words: Words) {
    this.#bus = bus;
    this.#words = words;
  }

  /** @throws Error where nothing on the bus shows notifications */
  static async on(bus: Bus, words: Words): Promise<FreedesktopPresenter> {
    const presenter = new FreedesktopPresenter(bus, words);
    bus.onSignal((signal) => presenter.#hear(signal));
    await bus.ask('AddMatch', 's', [`type='signal',interface='${NAME}'`]);
    const owned = `type='signal',sender='${BUS_NAME}',member='NameOwnerChanged',arg0='${NAME}'`;
    await bus.ask('AddMatch', 's', [owned]);
    await presenter.#meet();
    return presenter;
  }

  async show(notice: Notice, before?: ShownNotice): Promise<ShownNotice> {
    if (!this.#owner) await this.#meet();
    const replaced = before instanceof ShownByService ? before.id : 0;
    if (!replaced) before?.close();
    const isShown = this.#notices.has(replaced);
    const [id] = await this.#bus.call({
      ...SERVICE,
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body: [
        this.#words.appName,
        isShown ? replaced : 0,
        ICON,
        notice.title,
        this.#plain(notice.body),
        this.#actions(notice),
        this.#hints(notice),
        DEFAULT_TIMEOUT,
      ],
    });
    if (typeof id !== 'number') throw new Error('a notification without an id');
    if (id !== replaced) this.#forget(replaced);
    this.#notices.set(id, notice);
    return new ShownByService(id, () => this.#close(id));
  }

  /** Another service may have taken the place of the last one, with other abilities. */
  async #meet(): Promise<void> {
    // The call also starts a service that starts on demand.
    const [capabilities] = await this.#bus.call({ ...SERVICE, member: 'GetCapabilities' });
    const [owner] = await this.#bus.ask('GetNameOwner', 's', [NAME]);
    this.#capabilities = new Set(capabilities as string[]);
    this.#owner = String(owner);
  }

  #plain(text: string): string {
    if (!this.#capabilities.has('body-markup')) return text;
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  }

  #actions({ actions }: Notice): string[] {
    if (!this.#capabilities.has('actions')) return [];
    const own = actions
      ? [
          // A button without a field would only do what a click does.
          ...(this.#capabilities.has('inline-reply') ? ['inline-reply', actions.reply] : []),
          ...['mark-read', actions.markRead],
        ]
      : [];
    return ['default', this.#words.open(), ...own];
  }

  #hints({ silent, actions }: Notice): [string, Variant][] {
    const hint = (name: string, signature: string, value: unknown): [string, Variant] => [
      name,
      { signature, value },
    ];
    return [
      hint('desktop-entry', 's', DESKTOP_ENTRY),
      hint('category', 's', 'im.received'),
      hint('urgency', 'y', NORMAL_URGENCY),
      silent ? hint('suppress-sound', 'b', true) : hint('sound-name', 's', 'message-new-instant'),
      ...(actions ? [hint('x-kde-reply-placeholder-text', 's', actions.reply)] : []),
    ];
  }

  #close(id: number): void {
    if (!this.#notices.has(id)) return;
    this.#forget(id);
    const call = { ...SERVICE, member: 'CloseNotification', signature: 'u', body: [id] };
    // A service that is gone shows nothing either.
    this.#bus.call(call).catch(() => {});
  }

  #forget(id: number): void {
    const notice = this.#notices.get(id);
    this.#notices.delete(id);
    notice?.onClose();
  }

  #hear({ sender, member, body }: Message): void {
    if (sender === BUS_NAME && member === 'NameOwnerChanged') {
      this.#owner = '';
      for (const id of [...this.#notices.keys()]) this.#forget(id);
      return;
    }
    const [id, value] = body as [number, unknown];
    const notice = this.#notices.get(id);
    // Any program may direct signals here; only the service is believed.
    if (!notice || sender !== this.#owner) return;
    if (member === 'NotificationClosed') this.#forget(id);
    else if (member === 'ActionInvoked' && value === 'mark-read') notice.onMarkRead();
    else if (member === 'ActionInvoked' && value === 'default') notice.onClick();
    else if (member === 'NotificationReplied') notice.onReply(String(value));
  }
}
