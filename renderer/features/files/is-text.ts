/** Endings of files that are text whatever their type says. */
const TEXT = new Set(
  (
    'txt md markdown log csv tsv json jsonl yaml yml toml ini cfg conf xml css scss less js mjs cjs jsx ' +
    'ts tsx py rb php go rs java kt swift c h cc cpp hpp cs lua pl r sql sh bash zsh ps1 diff patch tex ' +
    'srt vtt vcf ics gitignore env'
  ).split(' '),
);

/** Whether a file can be read as it stands. */
export function isText({ name, type }: { name: string; type: string }): boolean {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return TEXT.has(ending) || (type.startsWith('text/') && !/html|rtf/.test(type));
}
