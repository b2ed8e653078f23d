/** The Outlook pane: finds its host, then draws. The engine starts meanwhile, in a thread of its own. */
import { mountApp } from '../../app/app.tsx';
import { engine } from '../../features/review/engine.ts';
import { readPageConfig } from '../../host/page-config.ts';
import { createOutlookHost } from './outlook-host.ts';
import { Pane } from './pane.tsx';
import { createWindowHost } from './window-host.ts';

engine().warm();
const config = readPageConfig(document);
const host = (await createOutlookHost(window, config)) ?? createWindowHost(window, config);
mountApp(host, <Pane />);
