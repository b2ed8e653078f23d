/** Pages of the test app. They only load the real libraries and keep helpers; each test calls what it is about. */

const MSAL_HELPER = `
  async function client(clientId, authority) {
    await ready;
    return msal.createNestablePublicClientApplication({ auth: { clientId, authority } });
  }
  async function silentToken(clientId, authority, scope) {
    const app = await client(clientId, authority);
    const account = app.getActiveAccount() ?? app.getAllAccounts()[0];
    const result = await app.acquireTokenSilent({ scopes: [scope], account });
    return { accessToken: result.accessToken, username: result.account.username, fromCache: result.fromCache };
  }`;

/** A pane with office.js through the workbench's loader, and msal. */
export const panePage = (loaderUrl: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Pane</title><script src="${loaderUrl}"></script><script src="/lib/msal.js"></script></head><body><h1>Pane</h1>
<script>
  var ready = Office.onReady();
  var events = [];
  // Office's callbacks as promises; a failure rejects with its code.
  function ask(call) {
    return ready.then(() => new Promise((settle, refuse) => call((result) =>
      result.status === 'succeeded' ? settle(result.value) : refuse(new Error(String(result.error.code))))));
  }
  ${MSAL_HELPER}
</script></body></html>`;

/** A tab with teams-js and msal. It says it is ready as soon as teams-js is. */
export const tabPage = (
  hostOrigin: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tab</title>
<script src="/lib/teams.js"></script><script src="/lib/msal.js"></script></head><body><h1>Tab</h1><script>
  var events = [];
  var ready = microsoftTeams.app.initialize(['${hostOrigin}']).then(async () => {
    microsoftTeams.app.registerOnThemeChangeHandler((theme) => events.push('theme ' + theme));
    microsoftTeams.app.notifyAppLoaded();
    if (location.search !== '?silent') await microsoftTeams.app.notifySuccess();
    return true;
  });
  ${MSAL_HELPER}
</script></body></html>`;
