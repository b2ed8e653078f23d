/**
 * An hour of talk read in Chromium, in one task, as the pane reads it: the first time a page does it, and when the
 * engine is warm. The compiled core is served as it is from a loopback port. Needs BROWSER_PATH; without it no figure.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Figure } from './measure.ts';

/** Milliseconds a task may take before a page feels stuck. */
const TASK_LIMIT_MS = 50;

const SHARED = fileURLToPath(new URL('../shared/', import.meta.url));

/** Where the page finds the engine. */
const ENGINE = '/extraction/extract.js';

/** Serves the compiled core; everything else is an empty page. */
function serveCore() {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (!path.endsWith('.js')) return void response.setHeader('content-type', 'text/html').end('<!doctype html>');
    readFile(join(SHARED, normalize(path))).then(
      (code) => response.setHeader('content-type', 'text/javascript').end(code),
      () => response.writeHead(404).end(),
    );
  });
}

/** Runs in the page: milliseconds of the first reading and the best of twenty more. */
const measureInPage = (text: string): string => `(async () => {
  const { extract } = await import(${JSON.stringify(ENGINE)});
  const context = { at: '2024-05-15T10:00:00Z', timeZone: 'UTC', attendees: [{ name: 'Ana Pires' }, { name: 'Ben Okafor' }] };
  const text = ${JSON.stringify(text)};
  const times = [];
  for (let run = 0; run < 21; run++) {
    const started = performance.now();
    extract({ format: 'vtt', text }, context);
    times.push(performance.now() - started);
    await new Promise((resume) => setTimeout(resume));
  }
  return [times[0], Math.min(...times.slice(1))];
})()`;

/** The hour of talk in the browser at BROWSER_PATH, cold and warm; one line and no figures without a browser. */
export async function inBrowser(text: string): Promise<readonly Figure[]> {
  const executablePath = process.env.BROWSER_PATH;
  if (executablePath === undefined || executablePath === '') {
    process.stderr.write('No BROWSER_PATH: the hour of talk is not measured in Chromium.\n');
    return [];
  }
  const server = serveCore();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const [cold, warm] = (await page.evaluate(measureInPage(text))) as [number, number];
    const version = `Chromium ${browser.version()}`;
    return [
      { name: 'one hour of talk, first in a page', value: cold, unit: 'ms', against: TASK_LIMIT_MS, note: version },
      { name: 'one hour of talk, page warm', value: warm, unit: 'ms', against: TASK_LIMIT_MS, note: version },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}
