/** What office.js must find when it starts: the name of its frame, and the answer to its first question. */

/** A frame for an add-in. Ids are GUIDs or such. */
export interface AddinFrame {
  readonly conversationId: string;
  readonly appId: string;
  readonly appName: string;
  /** Origin of the host page. */
  readonly hostOrigin: string;
  readonly locale: string;
  /** Whether the loader beside office.js offers nested app authentication. */
  readonly hasBridge: boolean;
}

/** Text for the iframe's `name`, to be set before the frame is attached. `workbench` is read by our loader only. */
export function addinFrameName({ conversationId, appId, hostOrigin, locale, hasBridge }: AddinFrame): string {
  return JSON.stringify({
    baseFrameName: `addin-${conversationId}`,
    hostInfo: `Outlook|Web|16.01|${locale}|${conversationId}||disableLogging|0`,
    xdmInfo: `${conversationId}|${appId}|${hostOrigin}`,
    serializerVersion: '1',
    flights: '[]',
    workbench: { hasBridge },
  });
}

const OUTLOOK_WEB = 64;
/** No more than the web file of office-js 1.1.110 has. */
const REQUIREMENTS = { Mailbox: '1.11', DialogApi: '1.2', IdentityAPI: '1.3', NestedAppAuth: '1.1' };

/** Answer to `ContextActivationManager_getAppContextAsync`; nothing in it may be undefined. */
export function appContext(frame: AddinFrame, roamingSettings: Readonly<Record<string, string>>) {
  return {
    _id: frame.appId,
    _appName: OUTLOOK_WEB,
    _appVersion: '16.01',
    _appUILocale: frame.locale,
    _dataLocale: frame.locale,
    _docUrl: frame.hostOrigin,
    _clientMode: 0,
    _settings: roamingSettings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: frame.conversationId,
    _appInstanceId: frame.conversationId,
    _touchEnabled: false,
    _commerceAllowed: false,
    _hostFullVersion: '16.0.15201.10000',
    _addinName: frame.appName,
    _appDomains: [],
    _requirementMatrix: JSON.stringify(REQUIREMENTS),
  };
}
