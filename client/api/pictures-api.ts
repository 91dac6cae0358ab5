import { pictureType } from '#contract/content/picture.ts';
import type { PicturesApi } from '#contract/engine/pictures.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { Parts } from '../parts.ts';
import { ownBytes } from '../records/parse.ts';
import { inBackground } from '../runtime/background.ts';
import { fail, guarded, ok } from '../runtime/results.ts';

/** Pictures of people and groups. */
export function picturesApi({ context, account, book, people, profiles }: Parts): PicturesApi {
  return {
    setPicture: (picture) =>
      guarded(async () => {
        if (account.current === null) return fail('no-account');
        const isFit =
          picture === null ||
          (picture.byteLength <= LIMITS.profilePicture && pictureType(picture) !== null);
        if (!isFit) return fail('bad-input');
        await account.update({
          picture: picture === null ? null : ownBytes(picture),
          profileVersion: account.self.profileVersion + 1,
        });
        inBackground(context.log, profiles.uploadOwn());
        const view = account.view();
        return view === null ? fail('no-account') : ok(view);
      }),

    async picture(id) {
      const [kind, of] = id.split('/');
      if (kind === 'group') return book.get(of as ChatId)?.info?.picture ?? null;
      if (kind !== 'person') return null;
      const own = account.current;
      if (own !== null && of === own.userId) return own.picture;
      return people.get(of as UserId).picture;
    },
  };
}
