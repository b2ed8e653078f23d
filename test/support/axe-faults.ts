/** What axe has to say of a document: WCAG 2.2 AA and good practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Frames in a document are documents of their own; Fluent's focus sentinels are no content of ours. */
const SCOPE = JSON.stringify({ exclude: [['[data-tabster-dummy]']] });
const OPTIONS = JSON.stringify({ iframes: false, runOnly: RULES, resultTypes: ['violations'] });

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** One line for each violation in that one document. */
export async function axeFaults(document: Page | Frame): Promise<readonly string[]> {
  if (!(await document.evaluate("'axe' in window"))) await document.evaluate(AXE);
  const violations = await document.evaluate<readonly Violation[]>(
    `axe.run(${SCOPE}, ${OPTIONS}).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** The same for the frame of that title; the page around it is no business of the test. */
export async function frameFaults(page: Page, title: string): Promise<readonly string[]> {
  const element = await page.locator(`iframe[title="${title}"]`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`there is no frame "${title}" on the page`);
  return axeFaults(frame);
}
