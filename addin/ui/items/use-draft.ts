/** Text that is typed over a saved value: kept through a failed save and a reload, gone when it is saved or discarded. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useShell } from '../../host/shell.ts';

export interface Draft {
  readonly text: string;
  /** Whether it differs from what is saved. */
  readonly isOpen: boolean;
  set(text: string): void;
  discard(): void;
  /** Saves with `save`, which says whether it worked; the draft stays when it did not. */
  settle(save: (text: string) => Promise<boolean>): Promise<void>;
}

/**
 * @param name tells drafts apart, such as `AI-001 notes`.
 * @param saved the value of the record; the text follows it as long as nobody typed.
 */
export function useDraft(name: string, saved: string): Draft {
  const { drafts } = useShell();
  const [typed, setTyped] = useState<string | null>(() => drafts.load<string>(name));
  const isSaving = useRef(false);
  const discard = useCallback(() => {
    drafts.remove(name);
    setTyped(null);
  }, [drafts, name]);
  useEffect(() => {
    if (typed === saved && !isSaving.current) discard();
  }, [typed, saved, discard]);
  return {
    text: typed ?? saved,
    isOpen: typed !== null && typed !== saved,
    set(text) {
      drafts.save(name, text);
      setTyped(text);
    },
    discard,
    async settle(save) {
      if (typed === null || typed === saved) return;
      isSaving.current = true;
      const isSaved = await save(typed);
      isSaving.current = false;
      if (isSaved) discard();
    },
  };
}
