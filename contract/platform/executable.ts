/** Endings that a desktop runs, or that bring along what it runs, when somebody opens the file. */
const ENDINGS = new Set(
  (
    'exe msi com scr bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta cpl msc jar reg lnk pif ' +
    'app dmg pkg command workflow terminal sh bash run appimage deb rpm desktop elf apk ' +
    'docm xlsm pptm xll iso img vhd html htm svg xhtml url'
  ).split(' '),
);

/** Whether opening a file of this name may run something. */
export function isExecutable(name: string): boolean {
  const ending =
    name
      .toLowerCase()
      .replace(/[\s.]+$/, '')
      .split('.')
      .at(-1) ?? '';
  return ENDINGS.has(ending);
}
