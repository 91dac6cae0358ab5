import path from 'node:path';
import { parseArgs } from 'node:util';

export const DEFAULT_PORT = 8420;

export const HELP = `Usage: npm start [-- options]

Starts Vestnik: its own server on this computer, and the app.

  --port PORT  port of the server; 0 takes a free one (default ${DEFAULT_PORT}, or the next free one)
  --data DIR   folder of the server's data (default: in the user's data folder)
  --no-open    start the server, open no window
  --help       this text
`;

/**
 * `port` and `data` are null where the person left the choice to us.
 * @typedef {{ port: number | null, data: string | null, open: boolean, help: boolean }} StartOptions
 */

/**
 * @param {string[]} args
 * @returns {StartOptions}
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    port: values.port === undefined ? null : parsePort(values.port),
    data: values.data === undefined ? null : path.resolve(values.data),
    open: !values['no-open'],
    help: values.help,
  };
}

/** @param {string} text */
function parsePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`--port wants a number from 0 to 65535, not ${text}`);
  return port;
}
