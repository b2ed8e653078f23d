/**
 * Profiles of a browser, used one after the other: a page that was fetched and compiled once opens in half the time.
 * What a person left in a profile is gone before the next one has it.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MEDIA, type Theme } from './browser-themes.ts';

export interface PageWish {
  readonly width: number;
  readonly height: number;
  readonly theme?: Theme;
  readonly locale?: string;
}

export interface Profiles {
  /** An empty page in a profile that nobody else has and that remembers nothing. */
  open(wish: PageWish): Promise<Page>;
  /** The same in a profile that is thrown away afterwards: for what cannot be taken back, such as another clock. */
  openOnce(wish: PageWish): Promise<Page>;
  /** One page more in the profile of an open one, as a person opens many. */
  openBeside(page: Page, wish: PageWish): Promise<Page>;
  /** Closes all that is open; profiles that may be used again are kept. */
  closeAll(): Promise<void>;
}

interface Profile {
  readonly context: BrowserContext;
  readonly wish: PageWish;
  readonly isOnce: boolean;
}

/** A profile is made for one language and one size. */
const kindOf = ({ locale, width, height }: PageWish): string => `${locale} ${width} ${height}`;

/** No profile yet; each is made when it is wanted and none is free. */
export function createProfiles(browser: Browser): Profiles {
  const free: Profile[] = [];
  const taken: Profile[] = [];

  const make = async (wish: PageWish, isOnce: boolean): Promise<Profile> => {
    const { width, height, locale = 'en-GB' } = wish;
    const context = await browser.newContext({
      // The browser trusts what it meets; requests that a test itself sends on do not know of that.
      ignoreHTTPSErrors: true,
      viewport: { width, height },
      locale,
      timezoneId: 'Europe/London',
    });
    return { context, wish, isOnce };
  };
  const openIn = async (profile: Profile, wish: PageWish): Promise<Page> => {
    taken.push(profile);
    return openPage(profile.context, wish);
  };
  return {
    async open(wish) {
      const at = free.findIndex((one) => kindOf(one.wish) === kindOf(wish));
      const [used] = at < 0 ? [] : free.splice(at, 1);
      const page = await openIn(used ?? (await make(wish, false)), wish);
      if (used) await forget(page);
      return page;
    },
    openOnce: async (wish) => openIn(await make(wish, true), wish),
    openBeside: (page, wish) => openPage(page.context(), wish),
    async closeAll() {
      const left = await Promise.all(taken.splice(0).map(leave));
      free.push(...left.filter((profile) => profile !== null));
    },
  };
}

async function openPage(context: BrowserContext, { theme = 'light' }: PageWish): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia(MEDIA[theme]);
  return page;
}

/** Everything pages kept, but what they fetched. */
async function forget(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await session.detach();
}

/**
 * Closes its page. Requests that a test still held back end with it, and nobody hears of them.
 * @returns null when it is of no more use. Where a window has changed its size, Chromium at times opens no further one.
 */
async function leave(profile: Profile): Promise<Profile | null> {
  const { context, wish, isOnce } = profile;
  const [page, ...more] = context.pages();
  if (isOnce || !page || more.length > 0 || kindOf({ ...wish, ...page.viewportSize() }) !== kindOf(wish)) {
    await context.close();
    return null;
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.close();
  await context.setOffline(false);
  return profile;
}
