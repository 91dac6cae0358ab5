/** The first argument of Electron's listeners. */
export function createEvent<T extends object>(details?: T) {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
