/** Saving what a meeting agreed. Every item carries its own key, so the same request may be sent again at any time. */
import type { CaptureAnswer, CaptureBody } from '../../shared/contract/capture.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { Api } from './client.ts';

export interface Capture {
  /** Stable identity of the meeting (shared/meeting/key.ts). */
  readonly sessionKey: string;
  readonly body: CaptureBody;
  /** Called after each part with the items written so far. */
  readonly onProgress?: (saved: number, all: number) => void;
}

/** Items a request: a part is written in a few seconds, so that progress is seen and nothing runs into a time limit. */
const PART = 20;

/** Saves in parts, one after the other. Throws ApiFailure at the first part that fails; sending all again is safe. */
export async function capture(api: Api, { sessionKey, body, onProgress }: Capture): Promise<CaptureAnswer> {
  const send = async (from: number): Promise<CaptureAnswer> => {
    const part = { ...body, items: body.items.slice(from, from + PART) };
    const path = pathOf('capture', { key: sessionKey });
    const answer = (await api.send<CaptureAnswer>({ method: 'POST', path, body: part })).body;
    onProgress?.(Math.min(from + PART, body.items.length), body.items.length);
    return answer;
  };
  // Without items the session alone is recorded.
  let all = await send(0);
  for (let from = PART; from < body.items.length; from += PART) {
    const { session, items } = await send(from);
    all = { session, items: [...all.items, ...items] };
  }
  return all;
}
