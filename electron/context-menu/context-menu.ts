import {
  type App,
  clipboard,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';
import { hostTexts } from '../host/texts.ts';

const SUGGESTIONS = 5;

/** Answers the secondary click on text, fields and links; where the interface has its own menu it never comes here. */
export function followContextMenu(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_click, params) => {
      const items = contextMenuItems(params, contents);
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
  });
}

function contextMenuItems(
  params: ContextMenuParams,
  contents: WebContents,
): MenuItemConstructorOptions[] {
  const groups = [
    params.isEditable && params.misspelledWord ? spellingItems(params, contents) : [],
    params.isEditable ? fieldItems(params) : selectionItems(params),
    params.linkURL.startsWith('https:') ? [copyLinkItem(params.linkURL)] : [],
  ].filter((group) => group.length > 0);
  return groups.flatMap((group, index) =>
    index === 0 ? group : [{ type: 'separator' as const }, ...group],
  );
}

function spellingItems(
  { misspelledWord, dictionarySuggestions }: ContextMenuParams,
  contents: WebContents,
): MenuItemConstructorOptions[] {
  const texts = hostTexts();
  const suggestions = dictionarySuggestions.slice(0, SUGGESTIONS).map((word) => ({
    label: word,
    click: () => contents.replaceMisspelling(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: texts.noSuggestions, enabled: false }]),
    {
      id: 'learn',
      label: texts.learnWord,
      click: () => contents.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
  ];
}

function fieldItems({ editFlags }: ContextMenuParams): MenuItemConstructorOptions[] {
  const texts = hostTexts();
  return [
    { id: 'cut', role: 'cut', label: texts.cut, enabled: editFlags.canCut },
    { id: 'copy', role: 'copy', label: texts.copy, enabled: editFlags.canCopy },
    { id: 'paste', role: 'paste', label: texts.paste, enabled: editFlags.canPaste },
    { id: 'select-all', role: 'selectAll', label: texts.selectAll },
  ];
}

const selectionItems = ({ selectionText }: ContextMenuParams): MenuItemConstructorOptions[] =>
  selectionText.trim() === '' ? [] : [{ id: 'copy', role: 'copy', label: hostTexts().copy }];

const copyLinkItem = (url: string): MenuItemConstructorOptions => ({
  id: 'copy-link',
  label: hostTexts().copyLink,
  click: () => void clipboard.writeText(url),
});
