/** The first script of the page: colours the skeleton, then fetches everything else. */
import { paintFirst } from '../../host/first-paint.ts';

paintFirst();
void import('./main.tsx');
