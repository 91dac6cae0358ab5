/** What hides an ending, breaks a line, leads out of a folder or is refused by some system. */
// oxlint-disable-next-line no-control-regex
const REFUSED = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069/\\<>:"|?*]/g;
/** Names that are devices on Windows, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
/** Longest name that all file systems take, bytes of UTF-8; leaves room for a number. */
const LONGEST = 240;

/**
 * A name under which a file or folder can be made on any system, inside of the folder that is meant and
 * nowhere else. Names that are fine come back as they are.
 */
export function safeName(name: string): string {
  const plain = name.replace(REFUSED, '_').toWellFormed();
  // Windows drops dots and blanks at the end, and `..` leads upwards.
  const ended = plain.replace(/[. ]+$/, (tail) => '_'.repeat(tail.length));
  const short = shorten(ended);
  return short === '' || DEVICES.test(short) ? `_${short}` : short;
}

function shorten(name: string): string {
  const encoder = new TextEncoder();
  const length = (text: string) => encoder.encode(text).byteLength;
  if (length(name) <= LONGEST) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  const signs = [...name.slice(0, name.length - ending.length)];
  while (length(signs.join('')) + length(ending) > LONGEST) signs.pop();
  return signs.join('') + ending;
}
