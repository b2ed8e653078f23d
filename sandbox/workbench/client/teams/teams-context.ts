/** Where an app page is shown in Teams, and the flat context teams-js reads it from. Pure. */
import type { FrameContext } from '../protocol/teams-runtime.ts';
import type { Theme } from '../session.ts';

/** A place in the Teams frame. */
export type Place =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel' }
  | { readonly kind: 'meeting'; readonly threadId: string };

/** The one team and channel of the workbench. Ids have the shape of real ones. */
export const CHANNEL = {
  teamId: '19:quality-circle@thread.tacv2',
  groupId: '3f6d2c1e-8f0a-4a9e-9a57-5f1c0c6d7e21',
  teamName: 'Quality Circle',
  channelId: '19:general@thread.tacv2',
  channelName: 'General',
} as const;

const THEMES: Readonly<Record<Theme, string>> = { light: 'default', dark: 'dark', contrast: 'contrast' };

/** Teams' name of a theme. */
export const teamsTheme = (theme: Theme): string => THEMES[theme];

export interface ContextFacts {
  readonly user: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string };
  readonly tenantId: string;
  readonly appId: string;
  readonly theme: Theme;
  readonly frameContext: FrameContext;
  readonly place: Place;
  readonly entityId: string;
  readonly subPageId: string | null;
  readonly sessionId: string;
}

/** The context as `getContext` answers it. */
export function legacyContext(facts: ContextFacts): Readonly<Record<string, unknown>> {
  const { user, theme, place } = facts;
  return {
    locale: 'en-GB',
    theme: THEMES[theme],
    entityId: facts.entityId,
    ...(facts.subPageId === null ? {} : { subEntityId: facts.subPageId }),
    frameContext: facts.frameContext,
    userObjectId: user.id,
    tid: facts.tenantId,
    loginHint: user.userPrincipalName,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    upn: user.userPrincipalName,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    sessionId: facts.sessionId,
    appSessionId: facts.sessionId,
    appId: facts.appId,
    userLicenseType: 'Unknown',
    isFullScreen: false,
    ...placeMembers(place),
  };
}

function placeMembers(place: Place): Readonly<Record<string, unknown>> {
  if (place.kind === 'channel') return { ...CHANNEL, channelType: 'Regular', teamType: 1, userTeamRole: 1 };
  if (place.kind === 'meeting') return { meetingId: meetingIdOf(place.threadId), chatId: place.threadId };
  return {};
}

/** The meeting id of a chat thread, as Teams writes it. */
export const meetingIdOf = (threadId: string): string => btoa(`0#${threadId}#0`);

/** The chat thread in a join link; null when there is none. */
export function threadOf(joinUrl: string): string | null {
  const found = /meetup-join\/([^/]+)\//.exec(joinUrl)?.[1];
  return found ? decodeURIComponent(found) : null;
}
