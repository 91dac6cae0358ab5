import { type Logger, destination, pino } from 'pino';

/** What services may log with. No content, no keys, no tokens, no addresses. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** JSON lines on standard error; standard output belongs to the "listening" line. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: ['token', '*.token', 'req.headers.authorization'],
    },
    destination({ dest: 2, sync: false }),
  );
}
