/** `npm start`: installs and builds what is missing, then starts the demo, or the server when a tenant is configured. */
import { ensureBuilt, ensureInstalled } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
await import('../dist/scripts/launch.js');
