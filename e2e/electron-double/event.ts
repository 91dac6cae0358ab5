/** The first argument of Electron's listeners. */
export function createEvent<T extends object = object>(details?: T) {
  const event = {
    ...(details as T),
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
