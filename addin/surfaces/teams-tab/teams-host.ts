/** Teams as the tab's host. The only file that speaks to Teams' own library; loaded only inside of a frame. */
import { app, authentication, FrameContexts, nestedAppAuth, pages } from '@microsoft/teams-js';
import { themeNamed } from '../../host/first-paint.ts';
import { createLive, type HostPlace, type HostTheme, type HostTrouble } from '../../host/host.ts';
import type { PageConfig } from '../../host/page-config.ts';
import type { TabConfiguration, TabHost } from './tab-host.ts';

/** Teams' page for links into apps. */
const DEEP_LINKS = 'https://teams.microsoft.com/l/entity';

/** Teams keeps our page after these; after any other failure it shows its own. */
const EXPECTED: Readonly<Record<HostTrouble, app.ExpectedFailureReason>> = {
  offline: app.ExpectedFailureReason.Offline,
  throttled: app.ExpectedFailureReason.Throttling,
  'no-permission': app.ExpectedFailureReason.PermissionError,
  other: app.ExpectedFailureReason.Other,
};

/** Says hello to Teams and reads where we stand. Rejects when the page around us is not Teams. */
export async function connectTeams(config: PageConfig): Promise<TabHost> {
  await app.initialize([...config.hostOrigins]);
  app.notifyAppLoaded();
  const context = await app.getContext();
  const theme = createLive(themeOf(context.app.theme));
  app.registerOnThemeChangeHandler((word) => theme.set(themeOf(word)));
  const place = placeOf(context);
  return {
    name: 'Teams',
    locale: context.app.locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    // Several accounts share the storage of one browser.
    partitionKey: context.user?.id ? `${context.user.id}.` : '',
    loginHint: context.user?.loginHint ?? null,
    theme,
    item: createLive(null),
    place,
    hasTokenBridge: nestedAppAuth.isNAAChannelRecommended(),
    hostToken: () => authentication.getAuthToken({ silent: true }),
    openLink: (url) => openLink(url),
    linkTo: (reference) => linkTo(config.teamsAppId, context, reference),
    ready(trouble) {
      if (trouble) app.notifyExpectedFailure({ reason: EXPECTED[trouble], message: trouble });
      else void app.notifySuccess().catch(() => undefined);
    },
    fail: (message) => app.notifyFailure({ reason: app.FailedReason.Timeout, message }),
    onBack: (handler) => {
      if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(handler);
    },
    tellAddress(url) {
      // Panels and dialogs have no address in Teams.
      const hasOne = context.page.frameContext === FrameContexts.content && pages.isSupported();
      if (hasOne) pages.setCurrentFrame({ contentUrl: url, websiteUrl: url });
    },
    configuration: place.kind === 'settings' && pages.config.isSupported() ? configuration() : null,
  };
}

const themeOf = (word: string): HostTheme => ({ name: themeNamed(word), family: 'teams' });

function placeOf({ page, channel, chat, meeting }: app.Context): HostPlace {
  return {
    kind: kindOf(String(page.frameContext), channel !== undefined, chat !== undefined || meeting !== undefined),
    chatId: chat?.id ?? null,
    wanted: page.subPageId || null,
  };
}

function kindOf(frame: string, isChannel: boolean, isMeeting: boolean): HostPlace['kind'] {
  if (frame === 'settings') return 'settings';
  if (frame === 'sidePanel' || frame === 'meetingStage' || isMeeting) return 'meeting';
  return isChannel ? 'channel' : 'personal';
}

/** Links of Teams open in Teams; everything else in a window of its own. */
function openLink(url: string): void {
  if (url.startsWith('https://teams.microsoft.com/l/')) void app.openLink(url).catch(() => undefined);
  else window.open(url, '_blank', 'noopener');
}

function linkTo(appId: string, { page, channel }: app.Context, reference: string): string | null {
  if (appId === '') return null;
  const target = JSON.stringify({ subEntityId: reference, ...(channel && { channelId: channel.id }) });
  return `${DEEP_LINKS}/${appId}/${encodeURIComponent(page.id)}?context=${encodeURIComponent(target)}`;
}

function configuration(): TabConfiguration {
  return {
    setValid: (isValid) => pages.config.setValidityState(isValid),
    onSave: (make) =>
      pages.config.registerOnSaveHandler((event) => {
        const { displayName, path } = make();
        const contentUrl = new URL(path, location.href).href;
        pages.config
          .setConfig({
            entityId: 'followthrough',
            suggestedDisplayName: displayName,
            contentUrl,
            websiteUrl: contentUrl,
          })
          .then(
            () => event.notifySuccess(),
            (error: unknown) => event.notifyFailure(String(error)),
          );
      }),
  };
}
