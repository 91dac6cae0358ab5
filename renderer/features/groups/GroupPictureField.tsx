import { Avatar } from '../../ui/Avatar.tsx';
import { PictureField, Portrait, usePictureUrl } from '../pictures/index.ts';

interface GroupPictureFieldProps {
  /** Decides the tint as long as there is no picture. */
  id: string;
  name: string;
  /** Id of the picture as it is. */
  current: string | null;
  /** What was chosen instead; undefined for nothing yet. */
  chosen: Uint8Array | null | undefined;
  onChange: (picture: Uint8Array | null) => void;
}

/** The picture of a group while it is being edited. */
export function GroupPictureField({ id, name, current, chosen, onChange }: GroupPictureFieldProps) {
  const src = usePictureUrl(chosen ?? null);
  return (
    <PictureField
      shape="group"
      has={chosen === undefined ? current !== null : chosen !== null}
      onChange={onChange}
    >
      {chosen === undefined ? (
        <Portrait id={id} name={name} size="xl" shape="group" picture={current} />
      ) : (
        <Avatar id={id} name={name} size="xl" shape="group" src={src} />
      )}
    </PictureField>
  );
}
