/** `npm run build`: compiles every room and builds the pages, as far as they changed. */
import { ensureBuilt } from './ensure.mjs';

ensureBuilt();
