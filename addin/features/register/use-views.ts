/** The view that is shown, those that everybody has and those a person saved. The last one is there again after a reload. */
import { useCallback, useMemo, useState } from 'react';
import { useShell } from '../../host/shell.ts';
import { createSavedViews, type SavedView } from './saved-views.ts';
import { type BuiltIn, readView, VIEWS, type View } from './view.ts';

const DRAFT = 'register view';

export interface Views {
  readonly view: View;
  /** Name the view came from: a built-in one, a saved one; null when it came from nowhere. */
  readonly name: { readonly builtIn: BuiltIn } | { readonly saved: string };
  /** Whether it was changed since. */
  readonly isChanged: boolean;
  readonly saved: readonly SavedView[];
  /** Stable. */
  readonly change: (make: (view: View) => Partial<View>) => void;
  choose(name: Views['name']): void;
  save(name: string): void;
  remove(name: string): void;
}

interface Chosen {
  readonly name: Views['name'];
  readonly view: View;
}

/** @param first the built-in view a fresh register begins with. */
export function useViews(first: BuiltIn): Views {
  const { host, drafts } = useShell();
  const store = useMemo(() => createSavedViews(() => localStorage, host.partitionKey), [host]);
  const [saved, setSaved] = useState(store.read);
  const [chosen, setChosen] = useState<Chosen>(() => {
    const kept = drafts.load<Chosen>(`${DRAFT} ${first}`);
    const view = readView(kept?.view);
    return kept && view ? { name: kept.name, view } : { name: { builtIn: first }, view: VIEWS[first] };
  });
  const settle = useCallback(
    (next: Chosen) => {
      drafts.save(`${DRAFT} ${first}`, next);
      return next;
    },
    [drafts, first],
  );
  const change = useCallback(
    (make: (view: View) => Partial<View>) =>
      setChosen((current) => settle({ ...current, view: { ...current.view, ...make(current.view) } })),
    [settle],
  );
  const viewOf = (name: Views['name']): View =>
    'builtIn' in name ? VIEWS[name.builtIn] : (saved.find((one) => one.name === name.saved)?.view ?? VIEWS[first]);
  return {
    ...chosen,
    isChanged: JSON.stringify(viewOf(chosen.name)) !== JSON.stringify(chosen.view),
    saved,
    change,
    choose: (name) => setChosen(settle({ name, view: viewOf(name) })),
    save(name) {
      setSaved(store.save(name, chosen.view));
      setChosen(settle({ name: { saved: name }, view: chosen.view }));
    },
    remove(name) {
      setSaved(store.remove(name));
      setChosen(settle({ name: { builtIn: first }, view: VIEWS[first] }));
    },
  };
}
