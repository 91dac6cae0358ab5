import type { Page } from '@playwright/test';

/** Pixels per frame: three times as fast as somebody who throws the wheel. */
const STEP = 600;

/** Scrolls up frame by frame until a message of this order, or an older one, is at the top. */
export async function scrollToOldest(page: Page, order: number): Promise<void> {
  await page.evaluate(
    ([step, last]) =>
      new Promise<void>((resolve) => {
        const scroller = document.querySelector('[data-messages]')!;
        const oldest = () => {
          const row = scroller.querySelector<HTMLElement>('[data-order]');
          return Number(row?.dataset['order'] ?? 1);
        };
        const frame = () => {
          if (oldest() <= last) return resolve();
          scroller.scrollTop -= step;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [STEP, order] as const,
  );
}
