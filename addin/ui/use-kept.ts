/** What a person is in the middle of typing or choosing, kept over a reload until it is done with. */
import { useCallback, useRef, useState } from 'react';
import { useShell } from '../host/shell.ts';

export interface Kept<Value> {
  readonly value: Value;
  /** Changes the newest value, whenever it is called, and remembers what comes of it. */
  change(step: (last: Value) => Value): void;
  /** Back to the first value, also after a reload. */
  forget(): void;
}

/**
 * @param name tells kept values apart; another name brings what was kept under it.
 * @param first the value while nothing is kept.
 */
export function useKept<Value>(name: string, first: Value): Kept<Value> {
  const { drafts } = useShell();
  const [kept, setKept] = useState(() => ({ name, value: drafts.load<Value>(name) }));
  const current = kept.name === name ? kept : { name, value: drafts.load<Value>(name) };
  if (current !== kept) setKept(current);
  const value = current.value ?? first;
  const newest = useRef(value);
  newest.current = value;
  const change = useCallback(
    (step: (last: Value) => Value) => {
      newest.current = step(newest.current);
      drafts.save(name, newest.current);
      setKept({ name, value: newest.current });
    },
    [drafts, name],
  );
  const forget = useCallback(() => {
    drafts.remove(name);
    setKept({ name, value: null });
  }, [drafts, name]);
  return { value, change, forget };
}
