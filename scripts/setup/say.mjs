/** One line of progress; stdout stays free for what the command is asked to print. @type {import('./lock.mjs').Say} */
export const sayOnStderr = (line) => void process.stderr.write(`${line}\n`);

/** One line of progress where progress is the output. @type {import('./lock.mjs').Say} */
export const sayOnStdout = (line) => void process.stdout.write(`${line}\n`);
