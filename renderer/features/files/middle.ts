/** Where a long name may be cut: its tail keeps the ending and a little before it. */
export function splitName(name: string): { head: string; tail: string } {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 8 ? name.length - dot : 0;
  const cut = Math.max(0, name.length - ending - 5);
  return name.length < 24
    ? { head: name, tail: '' }
    : { head: name.slice(0, cut), tail: name.slice(cut) };
}
