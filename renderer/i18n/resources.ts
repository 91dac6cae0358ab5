import enApp from './en/app.json' with { type: 'json' };
import enChats from './en/chats.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enConversation from './en/conversation.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enFiles from './en/files.json' with { type: 'json' };
import enGroups from './en/groups.json' with { type: 'json' };
import enInvites from './en/invites.json' with { type: 'json' };
import enLock from './en/lock.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enOnboarding from './en/onboarding.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enPictures from './en/pictures.json' with { type: 'json' };
import enRelations from './en/relations.json' with { type: 'json' };
import enSearch from './en/search.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enStatus from './en/status.json' with { type: 'json' };
import ruApp from './ru/app.json' with { type: 'json' };
import ruChats from './ru/chats.json' with { type: 'json' };
import ruCommon from './ru/common.json' with { type: 'json' };
import ruConversation from './ru/conversation.json' with { type: 'json' };
import ruErrors from './ru/errors.json' with { type: 'json' };
import ruFiles from './ru/files.json' with { type: 'json' };
import ruGroups from './ru/groups.json' with { type: 'json' };
import ruInvites from './ru/invites.json' with { type: 'json' };
import ruLock from './ru/lock.json' with { type: 'json' };
import ruMessages from './ru/messages.json' with { type: 'json' };
import ruOnboarding from './ru/onboarding.json' with { type: 'json' };
import ruPeople from './ru/people.json' with { type: 'json' };
import ruPictures from './ru/pictures.json' with { type: 'json' };
import ruRelations from './ru/relations.json' with { type: 'json' };
import ruSearch from './ru/search.json' with { type: 'json' };
import ruSettings from './ru/settings.json' with { type: 'json' };
import ruStatus from './ru/status.json' with { type: 'json' };

const en = {
  app: enApp,
  chats: enChats,
  common: enCommon,
  conversation: enConversation,
  errors: enErrors,
  files: enFiles,
  groups: enGroups,
  invites: enInvites,
  lock: enLock,
  messages: enMessages,
  onboarding: enOnboarding,
  people: enPeople,
  pictures: enPictures,
  relations: enRelations,
  search: enSearch,
  settings: enSettings,
  status: enStatus,
};

const ru = {
  app: ruApp,
  chats: ruChats,
  common: ruCommon,
  conversation: ruConversation,
  errors: ruErrors,
  files: ruFiles,
  groups: ruGroups,
  invites: ruInvites,
  lock: ruLock,
  messages: ruMessages,
  onboarding: ruOnboarding,
  people: ruPeople,
  pictures: ruPictures,
  relations: ruRelations,
  search: ruSearch,
  settings: ruSettings,
  status: ruStatus,
};

/** All texts by language and namespace; English decides which keys exist. */
export const resources = { en, ru };
export type Texts = typeof en;
