const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const EMOJI = /^\p{RGI_Emoji}$/v;
const MOST = 3;

/** Whether a text is nothing but one to three emoji, which are then drawn larger. */
export function isEmojiOnly(text: string): boolean {
  // The longest emoji sequences have 15 code units; spares the segmenter long texts.
  if (text.length === 0 || text.length > MOST * 16) return false;
  let found = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (segment.trim() === '') continue;
    if (!EMOJI.test(segment) || ++found > MOST) return false;
  }
  return found > 0;
}
