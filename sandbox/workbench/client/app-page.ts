/** Why a page of the app cannot be shown, in words. */
import { callApi } from './api.ts';

const REASONS: Readonly<Record<string, string>> = {
  silent: 'The server does not answer. The app cannot work until it runs again.',
  missing: 'The server answers, but it does not have the app’s page. It may not be built yet.',
};

/** A sentence for a person; null when the page is there. Never rejects. */
export async function whyNotShown(url: string): Promise<string | null> {
  const path = `/api/page?url=${encodeURIComponent(url)}`;
  const answer = await callApi<{ state: string }>(path).catch(() => null);
  return REASONS[answer?.state ?? ''] ?? null;
}
