import { ensureDependencies } from './dependencies.mjs';
import { ensureModernNode } from './node.mjs';

/**
 * First thing of every command: dependencies in place, Node new enough.
 * @param {string} script `import.meta.url` of the command
 * @param {import('./lock.mjs').Say} say
 */
export async function prepare(script, say) {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  await ensureDependencies(say);
  await ensureModernNode(script);
}
