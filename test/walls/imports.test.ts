import { expect, test } from 'vitest';
import { sourceFiles } from '../support/tree.ts';
import { brokenWalls, importCircle, WALLS } from '../support/walls.ts';

/** The core runs anywhere and gives the same answer twice: no clock, no randomness. */
const IMPURE = /new Date\(\s*\)|Date\.now\(|Math\.random\(|performance\.now\(|setTimeout\(|fetch\(/;

test('no file reaches through a wall', () => {
  expect(brokenWalls(sourceFiles())).toEqual([]);
});

test('nothing imports in a circle', () => {
  expect(importCircle(sourceFiles())).toBeNull();
});

test('the core reads no clock and no randomness', () => {
  const impure = sourceFiles(['shared']).filter((file) => IMPURE.test(withoutComments(file.text)));
  expect(impure.map((file) => file.path)).toEqual([]);
});

test('only configuration reads the environment', () => {
  const readers = sourceFiles(['shared', 'server']).filter((file) => /process\.env/.test(withoutComments(file.text)));
  expect(readers.map((file) => file.path)).toEqual(['server/config/env.ts']);
});

test.each(WALLS)('the wall round $room is seen when it is broken', ({ room }) => {
  const path = room.endsWith('/') ? `${room}x/y.ts` : room.replace('*', 'x');
  const forbidden = room === 'test/' ? '../other/some.test.ts' : 'left-pad';
  const file = { path: room === 'test/' ? 'test/a/b.test.ts' : path, text: `import { x } from '${forbidden}';\n` };
  expect(brokenWalls([file])).toHaveLength(1);
});

test.each([
  ['a use case that reaches for an adapter', 'server/features/capture/a.ts', '../../adapters/graph/client.ts'],
  ['a feature that reaches into another', 'server/features/capture/a.ts', '../summaries/b.ts'],
  ['extraction that knows summaries', 'shared/extraction/a.ts', '../summary/content.ts'],
  ['a lower floor that imports a higher one', 'shared/time/a.ts', '../action-item/action-item.ts'],
  ['the sandbox that knows the product', 'sandbox/tenant/a.ts', '../../shared/result.ts'],
  ['the product that knows the sandbox', 'server/main.ts', '../sandbox/server.ts'],
  ['an adapter that knows another', 'server/adapters/graph/a.ts', '../postgres/database.ts'],
  ['a port that knows its adapter', 'server/ports/a.ts', '../adapters/graph/client.ts'],
])('sees %s', (_what, path, target) => {
  expect(brokenWalls([{ path, text: `import type { X } from '${target}';\n` }])).toHaveLength(1);
});

test('sees imports over several lines, side-effect imports and lazy ones', () => {
  const text = "import {\n  a,\n  b,\n} from 'left-pad';\nimport 'right-pad';\nconst c = await import('mid-pad');\n";
  expect(brokenWalls([{ path: 'shared/result.ts', text }])).toHaveLength(3);
});

test('sees a circle', () => {
  const files = [
    { path: 'shared/a.ts', text: "import './b.ts';\n" },
    { path: 'shared/b.ts', text: "import './a.ts';\n" },
  ];
  expect(importCircle(files)).toEqual(['shared/a.ts', 'shared/b.ts', 'shared/a.ts']);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
