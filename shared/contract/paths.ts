/** Every address of the HTTP API, once. Servers register them, clients fill them. */

/** Paths with `:name` where a value goes. */
export const PATHS = {
  me: '/api/v1/me',
  signOut: '/api/v1/me/sign-out',
  people: '/api/v1/people',
  meeting: '/api/v1/meeting',
  transcript: '/api/v1/meeting/transcript',
  extract: '/api/v1/extract',
  capture: '/api/v1/sessions/:key/actions',
  actions: '/api/v1/actions',
  bulk: '/api/v1/actions/bulk',
  action: '/api/v1/actions/:reference',
  comments: '/api/v1/actions/:reference/comments',
  evidence: '/api/v1/actions/:reference/evidence',
  transitions: '/api/v1/actions/:reference/transitions',
  sessions: '/api/v1/sessions',
  session: '/api/v1/sessions/:reference',
  summary: '/api/v1/sessions/:reference/summary',
  approval: '/api/v1/sessions/:reference/summary/approval',
  tracking: '/api/v1/series/:seriesId/tracking',
  settings: '/api/v1/settings',
  roles: '/api/v1/roles/:objectId',
  listsCheck: '/api/v1/lists/check',
  listsRepair: '/api/v1/lists/repair',
  obligations: '/api/v1/obligations',
  redrive: '/api/v1/obligations/:id/redrive',
  openApi: '/api/openapi.json',
  problem: '/problems/:slug',
  graphNotifications: '/webhooks/graph',
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
} as const;
export type PathName = keyof typeof PATHS;

/**
 * A path with its values filled in, each encoded.
 *
 * @example pathOf('action', { reference: 'AI-001' }) // '/api/v1/actions/AI-001'
 */
export const pathOf = (name: PathName, values: Readonly<Record<string, string>> = {}): string =>
  PATHS[name].replace(/:([A-Za-z]+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ''));
