import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Scratch space of the scripts; safe to delete at any time. */
export const CACHE = path.join(ROOT, '.cache');

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
