/** The door to the server, for hooks. */
import { createContext, useContext } from 'react';
import type { Api } from './client.ts';

export const ApiContext = createContext<Api | null>(null);

/** The door. Throws outside of the providers, which is a mistake of ours. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('no ApiContext above');
  return api;
}
