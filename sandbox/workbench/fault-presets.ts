/** Troubles a demonstration can switch on, as rules of the tenant's control API. They hit the tenant's SharePoint,
 * where the record lives, so that the mailbox shown beside it stays readable; slowness hits everything. */

/** One switch position. */
export interface FaultPreset {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
}

const SITES = '/v1.0/sites/**';

/** In the order they are offered. The first means no trouble. */
export const FAULT_PRESETS: readonly FaultPreset[] = [
  { id: 'none', name: 'All well', rules: [] },
  {
    id: 'throttle',
    name: 'Throttled',
    rules: [{ name: 'workbench:throttle', match: { path: SITES }, status: 429, retryAfterSeconds: 5, times: null }],
  },
  {
    id: 'outage',
    name: 'Outage',
    rules: [{ name: 'workbench:outage', match: { path: SITES }, status: 503, times: null }],
  },
  {
    id: 'slow',
    name: 'Slow (3 s)',
    rules: [{ name: 'workbench:slow', match: { path: SITES }, delayMs: 3000, times: null }],
  },
];

/** The preset whose rules are in force, judged by rule names; `none` when it is none of ours. */
export function presetInForce(ruleNames: readonly string[]): string {
  const found = FAULT_PRESETS.find(({ rules }) => rules.some(({ name }) => ruleNames.includes(String(name))));
  return found?.id ?? 'none';
}
