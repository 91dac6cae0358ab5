import * as v from 'valibot';
import { LIMITS } from '#contract/wire/limits.ts';
import { handleSchema } from '#contract/wire/primitives.ts';

export type HandleProblem = 'short' | 'long' | 'start' | 'characters';

/** What people type becomes what is stored: no `@`, no space around, lower case. */
export function normaliseHandle(text: string): string {
  return text.trim().replace(/^@/, '').toLowerCase();
}

/** Why a text can't be a handle; null when it can, or when there is none. */
export function handleProblem(text: string): HandleProblem | null {
  const handle = normaliseHandle(text);
  if (handle === '' || v.safeParse(handleSchema, handle).success) return null;
  if (!/^[a-z0-9_]*$/.test(handle)) return 'characters';
  if (!/^[a-z]/.test(handle)) return 'start';
  return handle.length < LIMITS.handleMin ? 'short' : 'long';
}
