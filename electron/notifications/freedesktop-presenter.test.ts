import { expect, test, vi } from 'vitest';
import type { Call, Message } from '../dbus/message.ts';
import { FreedesktopPresenter } from './freedesktop-presenter.ts';
import type { Notice } from './presenter.ts';

const SERVICE = ':1.7';

/** A bus with one notification service that notes what it is asked. */
class FakeBus {
  capabilities = ['actions', 'body-markup'];
  owner = SERVICE;
  readonly calls: Call[] = [];
  #listener: (signal: Message) => void = () => {};
  #lastId = 10;

  async call(call: Call): Promise<unknown[]> {
    this.calls.push(call);
    if (call.member === 'GetCapabilities') return [this.capabilities];
    return call.member === 'Notify' ? [call.body?.[1] || ++this.#lastId] : [];
  }

  ask = async (member: string) => (member === 'GetNameOwner' ? [this.owner] : []);

  onSignal(listener: (signal: Message) => void): void {
    this.#listener = listener;
  }

  signal(member: string, body: unknown[], sender = SERVICE): void {
    this.#listener({ type: 'signal', serial: 1, sender, member, body });
  }

  notified(): { replaces: unknown; body: unknown; actions: unknown; hints: unknown }[] {
    return this.calls
      .filter(({ member }) => member === 'Notify')
      .map(({ body = [] }) => ({
        replaces: body[1],
        body: body[4],
        actions: body[5],
        hints: Object.fromEntries(
          (body[6] as [string, { value: unknown }][]).map(([name, { value }]) => [name, value]),
        ),
      }));
  }
}

const notice = (change: Partial<Notice> = {}) => ({
  title: 'Anna',
  body: '1 < 2 & 3',
  silent: false,
  actions: { reply: 'Reply', markRead: 'Mark as read' },
  onClick: vi.fn<() => void>(),
  onReply: vi.fn<(text: string) => void>(),
  onMarkRead: vi.fn<() => void>(),
  onClose: vi.fn<() => void>(),
  ...change,
});

const start = (bus: FakeBus) =>
  FreedesktopPresenter.on(bus, { appName: 'Vestnik', open: () => 'Open' });

test('a message is text for a service that reads markup, and for one that does not', async () => {
  const bus = new FakeBus();
  const presenter = await start(bus);
  await presenter.show(notice());
  bus.capabilities = [];
  bus.signal('NameOwnerChanged', [], 'org.freedesktop.DBus');
  await presenter.show(notice({ silent: true }));
  const [rich, plain] = bus.notified();
  expect(rich).toMatchObject({
    body: '1 &lt; 2 &amp; 3',
    actions: ['default', 'Open', 'mark-read', 'Mark as read'],
    hints: { 'sound-name': 'message-new-instant', 'desktop-entry': 'vestnik' },
  });
  expect(plain).toMatchObject({
    body: '1 < 2 & 3',
    actions: [],
    hints: { 'suppress-sound': true },
  });
});

test('what is chosen reaches the notice, from the service alone', async () => {
  const bus = new FakeBus();
  bus.capabilities = ['actions', 'inline-reply'];
  const shown = notice();
  await (await start(bus)).show(shown);
  expect(bus.notified()[0]?.actions).toContain('inline-reply');
  bus.signal('ActionInvoked', [11, 'default'], ':1.66');
  bus.signal('ActionInvoked', [12, 'default']);
  expect(shown.onClick).not.toHaveBeenCalled();
  bus.signal('ActionInvoked', [11, 'default']);
  bus.signal('ActionInvoked', [11, 'mark-read']);
  bus.signal('NotificationReplied', [11, 'Yes']);
  expect(shown.onClick).toHaveBeenCalledOnce();
  expect(shown.onMarkRead).toHaveBeenCalledOnce();
  expect(shown.onReply).toHaveBeenCalledExactlyOnceWith('Yes');
  bus.signal('NotificationClosed', [11, 2]);
  expect(shown.onClose).toHaveBeenCalledOnce();
  bus.signal('ActionInvoked', [11, 'default']);
  expect(shown.onClick).toHaveBeenCalledOnce();
});

test('a newer notification takes the place of one that is still shown', async () => {
  const bus = new FakeBus();
  const presenter = await start(bus);
  const first = await presenter.show(notice());
  const second = await presenter.show(notice(), first);
  bus.signal('NotificationClosed', [11, 1]);
  await presenter.show(notice(), second);
  expect(bus.notified().map(({ replaces }) => replaces)).toEqual([0, 11, 0]);
});

test('a notification is withdrawn once', async () => {
  const bus = new FakeBus();
  const shown = notice();
  const handle = await (await start(bus)).show(shown);
  handle.close();
  handle.close();
  expect(shown.onClose).toHaveBeenCalledOnce();
  const withdrawn = bus.calls.filter(({ member }) => member === 'CloseNotification');
  expect(withdrawn.map(({ body }) => body)).toEqual([[11]]);
});
