/** Whether films can leave the viewer for a small window of their own. */
export const hasFilmWindow = (): boolean => document.pictureInPictureEnabled;

/**
 * Goes on with a film in a small window above all others. No component owns it, so it plays on while
 * somebody writes or reads; closing it ends the film. Must follow a press. False when the system refused.
 */
export async function openFilmWindow(film: HTMLVideoElement): Promise<boolean> {
  const twin = document.createElement('video');
  twin.src = film.currentSrc;
  twin.currentTime = film.currentTime;
  twin.volume = film.volume;
  twin.muted = film.muted;
  const end = () => {
    twin.pause();
    twin.removeAttribute('src');
    twin.load();
  };
  try {
    if (twin.readyState < HTMLMediaElement.HAVE_METADATA) {
      await new Promise<void>((resolve, reject) => {
        twin.addEventListener('loadedmetadata', () => resolve(), { once: true });
        twin.addEventListener('error', () => reject(new Error('not playable')), { once: true });
      });
    }
    await twin.requestPictureInPicture();
    twin.addEventListener('leavepictureinpicture', end, { once: true });
    await twin.play();
    return true;
  } catch {
    end();
    return false;
  }
}
