/** A piece of code, or pieces of one kind. */
export type Highlighted = string | { token: string; parts: Highlighted[] };

/** Longer code is shown as it is. */
const LONGEST = 20_000;

/** What the highlighter answers: the part of a syntax tree that is read here. */
type HighlightedTree = ReturnType<Awaited<ReturnType<typeof load>>['highlight']>;

const load = async () => {
  const { common, createLowlight } = await import('lowlight');
  return createLowlight(common);
};
let loading: ReturnType<typeof load> | null = null;

/** Colours code of a known language; null for any other. The highlighter is loaded when first needed. */
export async function highlight(language: string, text: string): Promise<Highlighted[] | null> {
  if (language === '' || text.length > LONGEST) return null;
  loading ??= load();
  const lowlight = await loading;
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return null;
  return childrenOf(lowlight.highlight(name, text));
}

function childrenOf({ children }: Pick<HighlightedTree, 'children'>): Highlighted[] {
  return children.flatMap((node): Highlighted[] => {
    if (node.type === 'text') return [node.value];
    if (node.type !== 'element') return [];
    const names = node.properties['className'];
    const token = Array.isArray(names) ? String(names[0]).replace('hljs-', '') : '';
    return [{ token, parts: childrenOf(node) }];
  });
}
