/** What the manifest says of our pages, for the workbench's hosts: addresses of the running server, ids of the tenant. */
import type { AppFacts } from '../../sandbox/workbench/options.ts';
import { OFFICE_LOADER_PATH } from '../../sandbox/workbench/static-routes.ts';
import { TAB_ENTITY_ID } from '../../shared/contract/tab-link.ts';
import type { Stage } from './stage.ts';

/** Id of the app in the manifest. */
const APP_ID = '6f8f2d2e-5c1f-4c57-9c0f-3d1a7c0b8a54';

/** Pages lie beside each other at the server's root. */
export function appFacts({ tenant, server }: Stage): AppFacts {
  const page = (path: string) => new URL(path, server.facts.ready).href;
  const client = (name: string) => tenant.facts.clients.find((one) => one.name === name)?.clientId ?? '';
  return {
    appId: APP_ID,
    name: 'Followthrough',
    developer: 'Followthrough',
    paneUrl: page('/site/pane.html'),
    tabUrl: page('/site/tab.html'),
    mailPermission: 'ReadWriteItem',
    clientId: client('spa'),
    ssoScope: `api://${client('product')}/access_as_user`,
    tabId: TAB_ENTITY_ID,
  };
}

/** What the server must know of the workbench: who frames its pages, and where office.js comes from. */
export function pageEnvironment(workbench: string): Readonly<Record<string, string>> {
  return { FRAME_ORIGINS: workbench, OFFICE_JS_URL: new URL(OFFICE_LOADER_PATH, workbench).href, TEAMS_APP_ID: APP_ID };
}
