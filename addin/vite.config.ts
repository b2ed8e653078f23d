/**
 * One build, three pages: the pane, the tab, and the page a sign-in window returns to.
 * What differs between customers comes with the page from the server, never from the build.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/site/',
  build: {
    outDir: here('../dist/site'),
    emptyOutDir: true,
    target: 'es2022',
    // The pages never leave browsers that know module preloading.
    modulePreload: { polyfill: false },
    manifest: 'build-manifest.json',
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      // Fluent marks its files for React's server; in a browser the mark means nothing.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
      input: { pane: here('pane.html'), tab: here('tab.html'), 'signed-in': here('signed-in.html') },
    },
  },
  worker: { format: 'es' },
});
