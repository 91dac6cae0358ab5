/** Types of the D-Bus wire format (D-Bus Specification 0.43, "Marshalling"). */

/** A value that says its own type. */
export interface Variant {
  /** One complete type. */
  signature: string;
  value: unknown;
}

/** Containers of containers; deeper ones are refused, as the specification allows. */
export const MAX_DEPTH = 32;

const ALIGNMENT: Record<string, number> = {
  ...{ y: 1, g: 1, v: 1, n: 2, q: 2 },
  ...{ b: 4, i: 4, u: 4, h: 4, s: 4, o: 4, a: 4 },
  ...{ x: 8, t: 8, d: 8, '(': 8, '{': 8 },
};

/** Bytes at whose multiples a type starts. @throws Error for an unknown type */
export function alignmentOf(type: string): number {
  const alignment = ALIGNMENT[type[0] ?? ''];
  if (!alignment) throw new Error(`unknown D-Bus type ${type}`);
  return alignment;
}

/** `a{sv}i(ss)` as `a{sv}`, `i`, `(ss)`. @throws Error for an unknown type or a missing bracket */
export function completeTypes(signature: string): string[] {
  const types: string[] = [];
  for (let start = 0; start < signature.length;) {
    const end = endOfType(signature, start);
    types.push(signature.slice(start, end));
    start = end;
  }
  return types;
}

function endOfType(signature: string, start: number): number {
  const type = signature[start] ?? '';
  alignmentOf(type);
  if (type === 'a') return endOfType(signature, start + 1);
  const closing = { '(': ')', '{': '}' }[type];
  if (!closing) return start + 1;
  let at = start + 1;
  while (signature[at] !== closing) at = endOfType(signature, at);
  return at + 1;
}
