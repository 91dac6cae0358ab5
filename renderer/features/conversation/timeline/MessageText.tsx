import { memo, useMemo } from 'react';
import { openLink } from '../../../services/links.ts';
import { linkify } from './linkify.ts';

/** A text with its https links; line breaks are kept by the style around it. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  const parts = useMemo(() => linkify(text), [text]);
  return parts.map((part, index) =>
    part.href ? (
      <a
        key={index}
        href={part.href}
        title={part.href}
        rel="noreferrer noopener"
        onClick={(event) => {
          event.preventDefault();
          if (part.href) void openLink(part.href);
        }}
      >
        {part.text}
      </a>
    ) : (
      part.text
    ),
  );
});
