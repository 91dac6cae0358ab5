const two = (value: number) => String(value).padStart(2, '0');

/** A time as a field of type `datetime-local` wants it: on the clock of this place, to the minute. */
export function localInput(time: number): string {
  const at = new Date(time);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
