import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultConfig } from '../config/config.ts';
import { ConfigError } from '../config/options.ts';
import { type Report, openReports } from './store.ts';

export const REPORTS_HELP = `Reports that people sent to the admin

  reports                 list them, newest first
  reports show ID         one of them with the messages that the reporter chose
  reports delete ID       delete one

  --data DIR              folder of the database (VESTNIK_DATA, as for the server)
  --json                  print JSON
`;

/**
 * The admin's way to the reports, while the server runs or not.
 * @returns what is to be printed.
 * @throws ConfigError for a mistake of the operator.
 */
export function reportsCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string {
  const { values, positionals } = parse(args);
  if (values.help) return REPORTS_HELP;
  const folder = values.data ?? env['VESTNIK_DATA'] ?? defaultConfig().data;
  const [verb = 'list', id, ...rest] = positionals;
  const isKnown = verb === 'list' ? id === undefined : ['show', 'delete'].includes(verb) && id;
  if (!isKnown || rest.length > 0) throw new ConfigError(`see: reports --help`);
  if (!existsSync(join(folder, 'reports.db'))) {
    throw new ConfigError(`there is no database of reports in ${folder}`);
  }
  const store = openReports(folder);
  try {
    if (verb === 'list') {
      const reports = store.list();
      return values.json ? json(reports) : listText(reports);
    }
    const report = store.get(id!);
    if (report === null) throw new ConfigError(`there is no report ${id}`);
    if (verb === 'show') return values.json ? json(report) : reportText(report);
    store.remove(report.id);
    return `deleted ${report.id}\n`;
  } finally {
    store.close();
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : 'bad arguments');
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const time = (ms: number) => new Date(ms).toISOString();

/** Whatever people wrote must not steer the admin's terminal. */
const plain = (text: string) =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

function nameOf({ reported, handle }: Report): string {
  return handle === null ? reported : `@${handle} (${reported})`;
}

function listText(reports: Report[]): string {
  if (reports.length === 0) return 'no reports\n';
  const rows = reports.map(
    (report) =>
      `${report.id}  ${time(report.createdAt)}  ${report.reason.padEnd(7)}  ` +
      `${report.messages.length} messages  ${nameOf(report)}`,
  );
  return `${rows.join('\n')}\n`;
}

function reportText(report: Report): string {
  const indented = (text: string) => plain(text).replaceAll('\n', '\n    ');
  return [
    `report    ${report.id}`,
    `received  ${time(report.createdAt)}`,
    `about     ${nameOf(report)}`,
    `from      ${report.reporter}`,
    `reason    ${report.reason}`,
    ...(report.comment === '' ? [] : [`comment   ${indented(report.comment)}`]),
    ...report.messages.map(({ sentAt, text }) => `\n  ${time(sentAt)}\n    ${indented(text)}`),
    '',
  ].join('\n');
}
