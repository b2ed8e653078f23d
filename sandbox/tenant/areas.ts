/**
 * The areas of the tenant, in the order in which they are seeded and started.
 */
import { DIRECTORY_AREA } from './directory/area.ts';
import { EXCHANGE_AREA } from './exchange/area.ts';
import { LOGIN_AREA } from './login/area.ts';
import type { Area } from './route.ts';
import { SHAREPOINT_AREA } from './sharepoint/area.ts';
import { SUBSCRIPTIONS_AREA } from './subscriptions/area.ts';

/** Every area. A new one is a folder with an exported `Area` and a line here. */
export const AREAS: readonly Area[] = [LOGIN_AREA, DIRECTORY_AREA, SHAREPOINT_AREA, EXCHANGE_AREA, SUBSCRIPTIONS_AREA];
