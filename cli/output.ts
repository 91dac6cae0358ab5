/** Prints one JSON line; resolves when the system has taken it. */
export function printLine(value: object): Promise<void> {
  return printText(`${JSON.stringify(value)}\n`);
}

export function printText(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Prints a failure as one line: the code, then an explanation. */
export function printFailure(code: string, explanation: string): void {
  process.stderr.write(`${code}: ${explanation.replaceAll('\n', ' ')}\n`);
}
