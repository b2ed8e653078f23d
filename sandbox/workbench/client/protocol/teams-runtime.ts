/** What this Teams-like host says it can do. Leaving keys out makes a poorer host, as real ones are. */

/** Where a page is shown. */
export type FrameContext = 'content' | 'settings' | 'task' | 'sidePanel' | 'authentication';

/** Version that teams-js takes together with a runtime as JSON text; any other order creates no bridge. */
const CLIENT_VERSION = '2.0.1';
const API_VERSION = 4;

/** @param hasBridge whether nested app authentication is offered. */
export function teamsRuntime(hasBridge: boolean) {
  return {
    apiVersion: API_VERSION,
    isLegacyTeams: false,
    ...(hasBridge ? { isNAAChannelRecommended: true } : {}),
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: {
      app: { notifySuccessResponse: {} },
      ...(hasBridge ? { nestedAppAuth: {} } : {}),
      calendar: {},
      chat: {},
      dialog: { url: { parentCommunication: {} }, update: {} },
      mail: {},
      pages: { appButton: {}, backStack: {}, config: {}, currentApp: {} },
      people: {},
      teamsCore: {},
    },
  };
}

/** Arguments of the answer to `initialize`. */
export function initializeAnswer(frameContext: FrameContext, hasBridge: boolean): readonly unknown[] {
  return [frameContext, 'web', CLIENT_VERSION, JSON.stringify(teamsRuntime(hasBridge))];
}
