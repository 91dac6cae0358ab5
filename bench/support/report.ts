/** One figure of a bench. `baseline` names the row that it is to be read beside. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  aim?: string;
}

export interface Report {
  bench: string;
  question: string;
  rows: Row[];
}

/** Prints a report as a table on standard error and as one JSON line on standard output. */
export function publish(report: Report): void {
  const width = Math.max(...report.rows.map((row) => row.name.length));
  const lines = report.rows.map(
    (row) =>
      `  ${row.name.padEnd(width)}  ${String(row.value).padStart(10)} ${row.unit}` +
      (row.aim ? `  (aim: ${row.aim})` : ''),
  );
  process.stderr.write(`\n${report.bench}: ${report.question}\n${lines.join('\n')}\n`);
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
