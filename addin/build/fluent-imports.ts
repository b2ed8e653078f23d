/**
 * Vite plugin: an import from Fluent's barrel becomes an import of the file that defines the thing.
 * Without it the bundler moves everything that any lazy chunk takes from the barrel into the first chunk: measured, it
 * more than doubles the pane (docs/decisions/0015-pages.md).
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const BARREL = '@fluentui/react-components';
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*'@fluentui\/react-components';?/g;
const RE_EXPORT = /export\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

/** One name of an import or export list. */
interface Specifier {
  readonly source: string;
  readonly local: string;
}

/** Where a name is really defined, and under which name. */
interface Definition {
  readonly file: string;
  readonly name: string;
}

/** The plugin; it runs before TypeScript and JSX are taken away. */
export function directFluentImports(): Plugin {
  const definitions = new Map<string, Definition>();
  const define = (name: string): Definition => {
    const known = definitions.get(name) ?? find(moduleFile(BARREL, import.meta.url), name);
    definitions.set(name, known);
    return known;
  };
  return {
    name: 'direct-fluent-imports',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !/\.tsx?$/.test(id) || !code.includes(BARREL)) return null;
      return { code: code.replace(IMPORT, (_, list: string) => rewrite(list, define)), map: null };
    },
  };
}

function rewrite(list: string, define: (name: string) => Definition): string {
  return specifiers(list)
    .map(({ source, local }) => {
      const { file, name } = define(source);
      return `import { ${name} as ${local} } from ${JSON.stringify(file)};`;
    })
    .join(' ');
}

/** Names of a list; types are left out, because they are gone at run time. */
function specifiers(list: string): readonly Specifier[] {
  return list
    .replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => {
      const [source = '', local = source] = part.split(/\s+as\s+/);
      return { source, local };
    });
}

/** Follows re-exports until a file exports the name itself. */
function find(file: string, name: string): Definition {
  for (const [, list = '', from = ''] of readFileSync(file, 'utf8').matchAll(RE_EXPORT)) {
    const hit = specifiers(list).find(({ local }) => local === name);
    if (hit) return find(targetOf(file, from), hit.source);
  }
  return { file, name };
}

const targetOf = (file: string, from: string): string =>
  from.startsWith('.') ? resolve(dirname(file), from) : moduleFile(from, file);

/** The ES module a package offers to bundlers. */
function moduleFile(name: string, from: string): string {
  const paths = createRequire(from).resolve.paths(name) ?? [];
  for (const folder of paths) {
    const manifest = join(folder, name, 'package.json');
    if (!existsSync(manifest)) continue;
    const { module } = JSON.parse(readFileSync(manifest, 'utf8')) as { module: string };
    return join(dirname(manifest), module);
  }
  throw new Error(`${name} is not installed`);
}
