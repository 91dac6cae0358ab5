import { parseInviteLink } from '#contract/content/invite.ts';
import { useAccount } from '../stores/account.ts';
import { openDialog } from '../stores/navigation.ts';
import { platform } from '../platform/index.ts';

/** Opens an https link outside the app; an invite to a group of the own server inside. */
export async function openLink(href: string): Promise<void> {
  const server = useAccount.getState().account?.server;
  if (server && parseInviteLink(href)?.server === server.toLowerCase()) openDialog('invite', href);
  else await platform.links.openExternal(href);
}
