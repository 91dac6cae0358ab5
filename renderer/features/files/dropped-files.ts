/** Whether a drag brings files. */
export const bringsFiles = (data: DataTransfer | null): boolean =>
  data?.types.includes('Files') ?? false;

/** The files of a drop or paste; folders are left out, since there is nothing to read in them. */
export function filesOf(data: DataTransfer | null): File[] {
  if (!data) return [];
  return [...data.items].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory) return [];
    const file = item.getAsFile();
    return file ? [file] : [];
  });
}
