import { useEffect } from 'react';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { chatPicture, chatShape, chatTitle, memberPicture } from '../../services/chats/index.ts';
import { wantPicture } from '../../services/pictures.ts';
import { useChats } from '../../stores/chats.ts';
import { usePictures } from '../../stores/pictures.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import type { AvatarProps } from '../../ui/Avatar.tsx';

interface PortraitProps extends Omit<AvatarProps, 'src'> {
  /** Id of the picture, as views name it. */
  picture: string | null | undefined;
}

/** The picture of a person or group; initials as long as there is none. */
export function Portrait({ picture = null, ...rest }: PortraitProps) {
  const src = usePictures(({ byId }) => (picture === null ? null : (byId[picture] ?? null)));
  useEffect(() => {
    if (picture !== null) void wantPicture(picture);
  }, [picture]);
  return <Avatar {...rest} src={src} />;
}

interface ChatPortraitProps extends Omit<PortraitProps, 'id' | 'name' | 'shape' | 'picture'> {
  chat: Pick<ChatView, 'chatId' | 'kind' | 'peer' | 'group'>;
}

/** The picture of a chat: of the other person, or of the group. */
export function ChatPortrait({ chat, ...rest }: ChatPortraitProps) {
  return (
    <Portrait
      {...rest}
      id={chat.peer?.userId ?? chat.chatId}
      name={chatTitle(chat)}
      shape={chatShape(chat)}
      picture={chatPicture(chat)}
    />
  );
}

interface MemberPortraitProps extends Omit<PortraitProps, 'id' | 'picture'> {
  chatId: ChatId;
  userId: UserId;
}

/** The picture of somebody in a chat. */
export function MemberPortrait({ chatId, userId, ...rest }: MemberPortraitProps) {
  const picture = useChats(({ byId }) => memberPicture(byId[chatId], userId));
  return <Portrait {...rest} id={userId} picture={picture} />;
}
