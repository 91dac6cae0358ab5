/** Desktop entry that starts a command (freedesktop.org, Desktop Entry Specification 1.5). */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Vestnik',
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** An argument of `Exec`: quoted, the value's own escapes on top, `%` doubled. */
function quote(argument: string): string {
  if (/^[\w@+=:,./-]+$/.test(argument)) return argument;
  const quoted = argument.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\');
  return `"${quoted.replaceAll('%', '%%')}"`;
}
