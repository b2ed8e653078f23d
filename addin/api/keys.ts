/** Names under which answers are kept. All of the register stands below one name, so that one change refreshes it all. */

export const REGISTER = ['register'] as const;
/** What `REGISTER` is asked for to learn whether anything changed; kept apart, so that it does not refresh itself. */
export const REVISION = ['revision'] as const;

export const keys = {
  me: ['me'] as const,
  actions: (query: object) => [...REGISTER, 'actions', query] as const,
  action: (reference: string) => [...REGISTER, 'action', reference] as const,
  all: [...REGISTER, 'all'] as const,
  sessions: [...REGISTER, 'sessions'] as const,
  session: (reference: string) => [...REGISTER, 'session', reference] as const,
  summary: (reference: string) => [...REGISTER, 'summary', reference] as const,
  settings: ['settings'] as const,
  obligations: (states: string) => ['obligations', states] as const,
  meeting: (id: string) => ['meeting', id] as const,
  people: (text: string) => ['people', text] as const,
};
