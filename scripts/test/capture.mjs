import { spawn } from 'node:child_process';
import { NODE_FLAGS } from '../setup/node.mjs';
import { ROOT } from '../setup/paths.mjs';

/**
 * Runs a Node script to its end. `live` shows its output as it comes, else it is collected.
 * @param {string[]} args
 * @param {{ live?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function capture(args, { live = false, env = process.env } = {}) {
  const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
  });
  let output = '';
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  const end = () => void child.kill('SIGTERM');
  process.once('SIGTERM', end).once('SIGINT', end);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', end).off('SIGINT', end);
      resolve({ code: code ?? 1, output, stdout });
    });
  });
}
