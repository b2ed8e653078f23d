/** The Outlook pane: finds its host, then draws. */
import { mountApp } from '../../app/app.tsx';
import { readPageConfig } from '../../host/page-config.ts';
import { createOutlookHost } from './outlook-host.ts';
import { Pane } from './pane.tsx';
import { createWindowHost } from './window-host.ts';

const config = readPageConfig(document);
const host = (await createOutlookHost(window, config)) ?? createWindowHost(window, config);
mountApp(host, <Pane />);
