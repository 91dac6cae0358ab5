import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Start {
  argv: string[];
  workingDirectory: string;
}

/** Chromium's process singleton: the first process of a profile hears of every later start. */
export class SingleInstance {
  readonly #lock: string;
  readonly #socket: string;
  /** Resolves when the first process has been told; the second one must not end before. */
  handedOver: Promise<void> = Promise.resolve();

  constructor(profile: string) {
    mkdirSync(profile, { recursive: true });
    this.#lock = path.join(profile, 'double.pid');
    const name = createHash('sha1').update(profile).digest('hex').slice(0, 16);
    this.#socket = path.join(tmpdir(), `electron-double-${name}.sock`);
  }

  /** True for the first process; it then gets the starts of the others. */
  acquire(onStart: (start: Start) => void): boolean {
    if (this.#isHeld()) {
      this.handedOver = this.#tell({ argv: process.argv, workingDirectory: process.cwd() });
      return false;
    }
    writeFileSync(this.#lock, String(process.pid));
    rmSync(this.#socket, { force: true });
    const server = createServer((connection) => {
      let text = '';
      connection.setEncoding('utf8').on('data', (part) => (text += part));
      connection.on('end', () => onStart(JSON.parse(text)));
    });
    server.listen(this.#socket);
    server.unref();
    process.on('exit', () => rmSync(this.#lock, { force: true }));
    return true;
  }

  #isHeld(): boolean {
    try {
      process.kill(Number(readFileSync(this.#lock, 'utf8')), 0);
      return true;
    } catch {
      return false;
    }
  }

  #tell(start: Start): Promise<void> {
    return new Promise((resolve, reject) => {
      const connection = connect(this.#socket);
      connection.once('error', reject).once('close', () => resolve());
      connection.end(JSON.stringify(start));
    });
  }
}
