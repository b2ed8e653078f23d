/** The Teams tab: finds its host, then draws the tab, or the page on which a channel tab is configured. */
import { mountApp } from '../../app/app.tsx';
import { type PageConfig, readPageConfig } from '../../host/page-config.ts';
import { createBrowserHost } from './browser-host.ts';
import { ConfigPage } from './config-page.tsx';
import { Tab } from './tab.tsx';
import type { TabHost } from './tab-host.ts';

/** A frame that does not answer by then is not Teams. */
const HELLO_MS = 8_000;

async function connect(config: PageConfig): Promise<TabHost> {
  if (window.parent === window) return createBrowserHost(window);
  const { connectTeams } = await import('./teams-host.ts');
  const silence = new Promise<never>((_, refuse) => setTimeout(refuse, HELLO_MS));
  return Promise.race([connectTeams(config), silence]).catch(() => createBrowserHost(window));
}

const host = await connect(readPageConfig(document));
mountApp(
  host,
  host.configuration ? <ConfigPage host={host} configuration={host.configuration} /> : <Tab host={host} />,
);
