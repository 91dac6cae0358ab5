/** Command line of the Chromium that shows the windows. */
export function chromiumFlags(profile: string, schemes: string[], port: number): string[] {
  const rules = schemes.map((scheme) => `MAP *.${scheme}.localhost 127.0.0.1:${port}`);
  return [
    '--headless=new',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--no-startup-window',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=${rules.join(',')}`,
  ];
}
