/** What is to be seen of a notification and what the person may do with it. */
export interface Notice {
  title: string;
  body: string;
  silent: boolean;
  /** Labels of what can be done without opening the app; null where nothing can. */
  actions: { reply: string; markRead: string } | null;
  onClick(): void;
  onReply(text: string): void;
  onMarkRead(): void;
  /** It is no longer shown, for whatever reason. */
  onClose(): void;
}

/** A notification on the screen. */
export interface ShownNotice {
  close(): void;
}

/** A way to show notifications. */
export interface Presenter {
  /** Shows a notice in the place of an older one, if that is given. @throws Error when it can't */
  show(notice: Notice, before?: ShownNotice): Promise<ShownNotice>;
}
