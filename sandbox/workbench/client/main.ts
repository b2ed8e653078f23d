/** Reads who is there and what time it is, then shows the page. */
import { callApi, type Setup } from './api.ts';
import { createSession } from './session.ts';
import { startShell } from './shell.ts';
import { readClock } from './tools/clock-bar.ts';

const place = document.getElementById('workbench');

async function start(root: HTMLElement): Promise<void> {
  const [setup, nowMs] = await Promise.all([callApi<Setup>('/api/setup'), readClock()]);
  startShell(root, createSession(setup, nowMs));
}

if (place)
  start(place).catch((error: unknown) => {
    place.textContent = `The workbench could not start: ${error instanceof Error ? error.message : String(error)}`;
  });
