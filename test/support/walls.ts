/**
 * Who may import whom, as a table, and the reader that compares a tree with it.
 * The first row whose folder holds the file applies; `packages` names npm packages, `node:` stands for Node's own.
 */

/** One file of a tree: path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface Wall {
  readonly room: string;
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly instead: string;
}

const SHARED = ['shared/'];
const PORTS = ['server/ports/', 'server/ledger/store.ts'];
const PURE = 'shared/ is pure: take what you need as an argument.';
/** What every part of the pages may know. */
const ADDIN_FLOOR = ['addin/host/', 'addin/words/'];
const REACT = ['react', 'react-dom', '@fluentui/', '@tanstack/'];
const FEATURE =
  'a feature takes ports and shared rules; adapters are wired in server/open-ports.ts, features in server/app.ts.';

const PAGES = ['react', 'react-dom', '@fluentui/', '@tanstack/'];
const PAGE_ROOMS = ['addin/app/', 'addin/features/', 'addin/ui/', 'addin/api/', 'addin/host/', 'addin/words/'];

/** Most special first. A path ending in `/` means the folder, else the one file. */
export const WALLS: readonly Wall[] = [
  { room: 'shared/result.ts', files: [], packages: [], instead: PURE },
  { room: 'shared/text-key.ts', files: [], packages: [], instead: PURE },
  { room: 'shared/time/', files: ['shared/result.ts', 'shared/time/'], packages: ['temporal-polyfill'], instead: PURE },
  {
    room: 'shared/action-item/',
    files: ['shared/result.ts', 'shared/text-key.ts', 'shared/time/', 'shared/action-item/'],
    packages: [],
    instead: PURE,
  },
  {
    room: 'shared/meeting/',
    files: ['shared/result.ts', 'shared/text-key.ts', 'shared/time/', 'shared/action-item/', 'shared/meeting/'],
    packages: [],
    instead: PURE,
  },
  ...['extraction', 'follow-up', 'summary'].map((feature) => ({
    room: `shared/${feature}/`,
    files: [
      'shared/result.ts',
      'shared/text-key.ts',
      'shared/time/',
      'shared/action-item/',
      'shared/meeting/',
      `shared/${feature}/`,
    ],
    packages: [],
    instead: `${PURE} extraction, follow-up and summary do not know each other.`,
  })),
  {
    room: 'shared/contract/',
    files: SHARED,
    packages: ['typebox'],
    instead: 'the contract is schemas over the domain.',
  },
  {
    room: 'server/ports/',
    files: [...SHARED, 'server/ports/', 'server/ledger/store.ts'],
    packages: [],
    instead: 'a port names records of shared/ only.',
  },
  {
    room: 'server/config/',
    files: [...SHARED, 'server/config/'],
    packages: ['node:'],
    instead: 'configuration knows nothing of the server.',
  },
  {
    room: 'server/ledger/',
    files: [...SHARED, 'server/ports/', 'server/ledger/'],
    packages: [],
    instead: 'the ledger acts through handlers given to it.',
  },
  {
    room: 'server/features/*/plugin.ts',
    files: [
      ...SHARED,
      ...PORTS,
      'server/features/@/',
      'server/features/support/',
      'server/plugins/',
      'server/config/config.ts',
    ],
    packages: ['fastify', 'typebox', '@fastify/type-provider-typebox', 'node:'],
    instead: FEATURE,
  },
  {
    room: 'server/features/',
    files: [...SHARED, ...PORTS, 'server/ledger/', 'server/features/@/', 'server/features/support/'],
    packages: ['node:'],
    instead: FEATURE,
  },
  {
    room: 'server/plugins/',
    files: [...SHARED, ...PORTS, 'server/plugins/', 'server/config/'],
    packages: ['fastify', '@fastify/', 'typebox', 'node:'],
    instead: 'plugins know ports and the contract, no feature.',
  },
  {
    room: 'server/adapters/graph/',
    files: [...SHARED, 'server/ports/', 'server/adapters/graph/'],
    packages: [
      '@microsoft/microsoft-graph-client',
      '@microsoft/microsoft-graph-types',
      'nodemailer',
      'windows-iana',
      'node:',
    ],
    instead: 'only this folder speaks Graph.',
  },
  {
    room: 'server/adapters/entra/',
    files: [...SHARED, 'server/ports/', 'server/adapters/entra/'],
    packages: ['@azure/msal-node', 'jose', 'node:'],
    instead: 'only this folder speaks Entra.',
  },
  {
    room: 'server/adapters/postgres/',
    files: [...SHARED, 'server/ports/', 'server/ledger/', 'server/adapters/postgres/'],
    packages: ['kysely', 'pg', '@electric-sql/pglite', 'node:'],
    instead: 'only this folder speaks SQL.',
  },
  {
    room: 'server/adapters/documents/',
    files: [...SHARED, 'server/ports/', 'server/adapters/documents/'],
    packages: [
      'mammoth',
      'postal-mime',
      '@kenjiuno/msgreader',
      'ical.js',
      'htmlparser2',
      'fflate',
      'windows-iana',
      'node:',
    ],
    instead: 'only this folder opens files of strangers.',
  },
  {
    room: 'server/adapters/',
    files: [...SHARED, 'server/ports/', 'server/adapters/@/'],
    packages: ['node:', 'date-holidays'],
    instead: 'an adapter serves one port and its own library.',
  },
  {
    room: 'server/app.ts',
    files: [...SHARED, ...PORTS, 'server/ledger/', 'server/features/', 'server/plugins/', 'server/config/'],
    packages: ['fastify', '@fastify/', 'node:'],
    instead: 'app.ts wires features; adapters come in as ports.',
  },
  {
    room: 'server/app-config.ts',
    files: ['server/config/', 'server/app.ts'],
    packages: ['node:'],
    instead: 'app-config.ts turns the configuration over, no more.',
  },
  {
    room: 'server/open-ports.ts',
    files: [...SHARED, 'server/ports/', 'server/adapters/', 'server/config/', 'server/ledger/'],
    packages: ['node:'],
    instead: 'open-ports.ts builds adapters; what happens with them is elsewhere.',
  },
  {
    room: 'server/main.ts',
    files: [...SHARED, 'server/'],
    packages: ['node:', 'fastify'],
    instead: 'main.ts builds adapters and starts.',
  },
  {
    room: 'addin/vite.config.ts',
    files: ['addin/build/'],
    packages: ['vite', '@vitejs/', 'node:'],
    instead: 'the build knows no page.',
  },
  { room: 'addin/build/', files: ['addin/build/'], packages: ['vite', 'node:'], instead: 'the build knows no page.' },
  {
    room: 'addin/features/',
    files: [
      ...SHARED,
      'addin/host/',
      'addin/api/',
      'addin/ui/',
      'addin/words/',
      'addin/features/@/',
      'addin/features/review/',
    ],
    packages: PAGES,
    instead: 'a feature of the pages takes host, api, ui and words; features meet in app/ or a surface.',
  },
  {
    room: 'addin/surfaces/teams-tab/',
    files: [...SHARED, ...PAGE_ROOMS, 'addin/surfaces/teams-tab/'],
    packages: [...PAGES, '@microsoft/teams-js'],
    instead: 'only the Teams tab speaks to Teams.',
  },
  {
    room: 'addin/surfaces/outlook-pane/',
    files: [...SHARED, ...PAGE_ROOMS, 'addin/surfaces/outlook-pane/'],
    packages: PAGES,
    instead: 'only the Outlook pane speaks to Outlook.',
  },
  {
    room: 'addin/app/',
    files: [...SHARED, 'addin/app/', 'addin/features/', 'addin/ui/', 'addin/api/', 'addin/host/', 'addin/words/'],
    packages: PAGES,
    instead: 'the app knows no surface.',
  },
  {
    room: 'addin/host/',
    files: [...SHARED, 'addin/host/', 'addin/words/'],
    packages: [...PAGES, '@azure/msal-browser'],
    instead: 'the host port knows no feature.',
  },
  ...['ui', 'api', 'words'].map((room) => ({
    room: `addin/${room}/`,
    files: [...SHARED, 'addin/ui/', 'addin/api/', 'addin/host/', 'addin/words/'],
    packages: PAGES,
    instead: 'pieces of the pages know no feature.',
  })),
  {
    room: 'manifest/',
    files: ['manifest/'],
    packages: ['node:', 'fflate', 'ajv', 'ajv-formats', 'office-addin-manifest', '@microsoft/app-manifest'],
    instead: 'the manifest is built from its template alone.',
  },
  {
    room: 'addin/surfaces/',
    files: [...SHARED, ...ADDIN_FLOOR, 'addin/ui/', 'addin/api/', 'addin/features/', 'addin/app/', 'addin/surfaces/@/'],
    packages: [...REACT, '@microsoft/teams-js'],
    instead: 'a surface adapts one host; what both show is a feature.',
  },
  {
    room: 'addin/app/',
    files: [...SHARED, ...ADDIN_FLOOR, 'addin/ui/', 'addin/api/', 'addin/features/', 'addin/app/'],
    packages: REACT,
    instead: 'the frame knows no surface: it is given a host.',
  },
  {
    room: 'addin/features/',
    files: [...SHARED, ...ADDIN_FLOOR, 'addin/ui/', 'addin/api/', 'addin/features/@/'],
    packages: REACT,
    instead: 'a feature takes host, api and ui; features do not know each other.',
  },
  {
    room: 'addin/ui/',
    files: [...SHARED, ...ADDIN_FLOOR, 'addin/api/problem.ts', 'addin/ui/'],
    packages: REACT,
    instead: 'a piece of ui is handed what it shows.',
  },
  {
    room: 'addin/api/',
    files: [...SHARED, ...ADDIN_FLOOR, 'addin/api/'],
    packages: ['react', '@tanstack/react-query'],
    instead: 'the door to the server shows nothing.',
  },
  {
    room: 'addin/host/',
    files: [...SHARED, 'addin/host/'],
    packages: ['react', '@azure/msal-browser'],
    instead: "a host is plain types; its own library stays in its surface's folder.",
  },
  {
    room: 'addin/words/',
    files: [...SHARED, 'addin/words/'],
    packages: ['react'],
    instead: 'words know no screen.',
  },
  {
    room: 'addin/',
    files: [],
    packages: ['node:', 'vite'],
    instead: 'the build takes the pages from their HTML.',
  },
  {
    room: 'sandbox/workbench/client/',
    files: ['sandbox/workbench/client/'],
    packages: [],
    instead: 'pages of the workbench run in a browser as they are: no package, no server file.',
  },
  {
    room: 'manifest/',
    files: ['manifest/'],
    packages: ['node:', 'fflate'],
    instead: 'a package is made of its own templates.',
  },
  {
    room: 'sandbox/',
    files: ['sandbox/'],
    packages: [
      'node:',
      'fastify',
      '@fastify/',
      'jose',
      '@peculiar/x509',
      'reflect-metadata',
      'postal-mime',
      'nodemailer',
      'windows-iana',
      'temporal-polyfill',
      // Readers of the files a person may drop on the workbench.
      '@kenjiuno/msgreader',
      'fflate',
      'ical.js',
      'mammoth',
    ],
    instead: 'the sandbox stands in for Microsoft: it knows nothing of the product.',
  },
  {
    room: 'scripts/',
    files: [...SHARED, 'server/', 'sandbox/', 'scripts/'],
    packages: ['node:', 'ical.js', 'chrono-node', 'compromise', 'wink-nlp', 'wink-eng-lite-web-model'],
    instead: 'scripts put programs together.',
  },
  {
    room: 'bench/',
    files: [...SHARED, 'server/', 'sandbox/', 'scripts/', 'bench/'],
    packages: ['node:', 'chrono-node', 'compromise', 'wink-nlp', 'wink-eng-lite-web-model', '@pnp/', 'playwright-core'],
    instead: 'benchmarks measure, nothing imports them.',
  },
  {
    room: 'test/',
    files: [
      ...SHARED,
      'server/',
      'addin/',
      'manifest/',
      'sandbox/',
      'scripts/',
      'bench/',
      'test/support/',
      'test/contract/',
      'test/corpus/',
    ],
    packages: ['*'],
    instead: 'a test imports rooms and test/support, never another test.',
  },
];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"\n;]|\n(?!\s*import\s))*?from\s+['"]([^'"\n]+)['"]|(?:^|\n)\s*import\s+['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Every broken wall of a tree, one line each: file, what it imports, what to do instead. */
export function brokenWalls(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => importsOf(file).flatMap((target) => judge(file.path, target)));
}

/** What a file imports: a path from the root for files, the specifier for packages. */
function importsOf(file: SourceFile): readonly string[] {
  const specifiers = [...file.text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return specifiers.map((specifier) => (specifier.startsWith('.') ? resolve(file.path, specifier) : specifier));
}

function judge(path: string, target: string): readonly string[] {
  const wall = WALLS.find((candidate) => holds(candidate.room, path));
  if (!wall) return [`${path}: no wall names this folder; add it to test/support/walls.ts`];
  const isFile = target.includes('/') && /\.(ts|tsx|mjs)$/.test(target) && !target.startsWith('@');
  const allowed = isFile ? fileAllowed(wall, path, target) : wall.packages.some((name) => packageFits(name, target));
  return allowed ? [] : [`${path} imports ${target}: ${wall.instead}`];
}

/** `@` in an allowed folder stands for the importing file's own feature or adapter. */
function fileAllowed(wall: Wall, path: string, target: string): boolean {
  const own = path.split('/')[2] ?? '';
  return wall.files.some((folder) => holds(folder.replace('@', own), target));
}

function holds(room: string, path: string): boolean {
  if (room.includes('*')) {
    const [head = '', tail = ''] = room.split('*');
    return path.startsWith(head) && path.endsWith(tail) && path.split('/').length === room.split('/').length;
  }
  return room.endsWith('/') ? path.startsWith(room) : path === room;
}

function packageFits(allowed: string, target: string): boolean {
  if (allowed === '*') return true;
  return allowed.endsWith(':') || allowed.endsWith('/')
    ? target.startsWith(allowed)
    : target === allowed || target.startsWith(`${allowed}/`);
}

function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** A circle of imports, as the files in it; null when there is none. */
export function importCircle(files: readonly SourceFile[]): readonly string[] | null {
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  for (const file of files) {
    const circle = walk(file.path, [], graph, done);
    if (circle) return circle;
  }
  return null;
}

function walk(
  path: string,
  trail: readonly string[],
  graph: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): readonly string[] | null {
  if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
  if (done.has(path)) return null;
  for (const next of graph.get(path) ?? []) {
    const circle = graph.has(next) ? walk(next, [...trail, path], graph, done) : null;
    if (circle) return circle;
  }
  done.add(path);
  return null;
}
