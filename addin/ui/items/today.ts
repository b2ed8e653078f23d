/** The reader's calendar day by the server's time; dates of items are held against it. */
import { useNowMs } from '../../host/clock.ts';
import { useFormats } from '../../words/words.ts';

/** `2026-03-05`; moves on at the reader's midnight. */
export function useToday(): string {
  const nowMs = useNowMs(15_000);
  return useFormats().dateOf(new Date(nowMs).toISOString());
}
