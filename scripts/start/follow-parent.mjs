/**
 * Loaded into the embedded server before its own code: when the command that started it is gone,
 * even by kill -9, the server ends too instead of holding port and data.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
