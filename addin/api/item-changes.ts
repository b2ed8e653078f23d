/**
 * Everything people change on items goes through here: shown at once, sent one after the other, taken back when the
 * server refuses, kept when it could not be reached, and undone on wish. One of these lives as long as the page.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { ActionView } from '../../shared/contract/action-items.ts';
import type { Drafts } from '../host/drafts.ts';
import { createLive, type Live } from '../host/host.ts';
import { type Act, expected, type FieldChanges, type ItemAct, inverseOf, isIdle, replaces } from './item-acts.ts';
import { showItems } from './item-cache.ts';
import type { Me } from './item-rights.ts';
import { type Outcome, type SendingParts, sendAll, type Unsaved } from './item-sending.ts';
import { REGISTER } from './keys.ts';
import { localProblem } from './problem.ts';

/** The last thing that was done. */
export interface Done {
  /** Grows with each; a new one is a new notice. */
  readonly id: number;
  readonly act: Act;
  readonly references: readonly string[];
  readonly canUndo: boolean;
  readonly isUndo: boolean;
}

/** Somebody else changed the same fields meanwhile: a person decides. */
export interface Clash {
  readonly item: ActionView;
  readonly mine: FieldChanges;
  readonly theirs: FieldChanges;
  /** What was refused, with its reason. */
  readonly refused: Unsaved;
}

export interface ChangesState {
  readonly running: { readonly done: number; readonly all: number } | null;
  readonly last: Done | null;
  readonly unsaved: readonly Unsaved[];
  readonly clash: Clash | null;
}

export interface ItemChanges {
  readonly state: Live<ChangesState>;
  /** Does it to every item that it changes. True when all of it arrived. */
  act(items: readonly ActionView[], act: Act, me: Me): Promise<boolean>;
  undo(): Promise<void>;
  retry(me: Me): Promise<void>;
  discard(): void;
  settleClash(choice: 'mine' | 'theirs', me: Me): Promise<void>;
  /** Sends what still waits to be undone; call it when the page goes away. */
  flush(): void;
}

export interface ChangesParts extends SendingParts {
  readonly queries: QueryClient;
  readonly drafts: Drafts;
  /** Calls back after so many milliseconds; gives what cancels it. */
  readonly later: (ms: number, run: () => void) => () => void;
  /** Reason written into the record when a step is taken back. */
  readonly undoReason: string;
}

/** Steps without a way back wait this long before they are sent. */
const HOLD_MS = 6_000;
const DRAFT = 'unsaved changes';
const NOTHING: ChangesState = { running: null, last: null, unsaved: [], clash: null };

/** What still has to be done to bring an item back. */
interface Way {
  readonly item: ActionView;
  readonly acts: readonly Act[];
}

const firstSteps = (ways: readonly Way[]): readonly ItemAct[] =>
  ways.flatMap(({ item, acts: [act] }) => (act ? [{ item, act }] : []));

/** The changes of one page. What an earlier page could not save is offered again. */
export function createItemChanges(parts: ChangesParts): ItemChanges {
  const { queries, drafts, later } = parts;
  const state = createLive<ChangesState>({ ...NOTHING, unsaved: drafts.load<readonly Unsaved[]>(DRAFT) ?? [] });
  let takeBack: (() => Promise<void>) | null = null;
  let held: { readonly waiting: readonly Unsaved[]; send(): void; drop(): void } | null = null;
  let count = 0;
  /** Sent again and not answered yet: on no list of the screen, and kept until it is. */
  let sentAgain: readonly Unsaved[] = [];
  const set = (change: Partial<ChangesState>) => state.set({ ...state.read(), ...change });

  const keep = () => {
    const { clash, unsaved } = state.read();
    // A page that is killed sends nothing: what it held back is offered by the next one.
    const all = [...(held?.waiting ?? []), ...sentAgain, ...(clash ? [clash.refused] : []), ...unsaved];
    if (all.length > 0) drafts.save(DRAFT, all);
    else drafts.remove(DRAFT);
  };
  const announce = (acts: readonly ItemAct[], isUndo: boolean) => {
    const [first] = acts;
    if (!first) return;
    const references = acts.map(({ item }) => item.reference);
    set({ last: { id: ++count, act: first.act, references, canUndo: takeBack !== null, isUndo } });
  };
  const run = async (acts: readonly ItemAct[]): Promise<Outcome> => {
    showItems(queries, acts.map(expected));
    const onProgress = (done: number) => set({ running: acts.length > 1 ? { done, all: acts.length } : null });
    const outcome = await sendAll(parts, acts, onProgress);
    showItems(queries, [...outcome.done.map(({ after }) => after), ...outcome.unsaved.map(({ item }) => item)]);
    const before = state.read();
    const clash = acts.length === 1 && !before.clash ? clashOf(outcome.unsaved[0]) : null;
    const still = before.unsaved.filter((one) => !outcome.done.some((done) => replaces(done.before, one)));
    set({ running: null, ...(clash ? { clash, unsaved: still } : { unsaved: [...outcome.unsaved, ...still] }) });
    keep();
    void queries.invalidateQueries({ queryKey: REGISTER });
    return outcome;
  };
  const perform = async (acts: readonly ItemAct[], me: Me): Promise<boolean> => {
    const { done, unsaved } = await run(acts);
    const backs = done.flatMap(({ before, after }) => {
      const acts = inverseOf(before, after, me, parts.undoReason);
      return acts ? [{ item: after, acts }] : [];
    });
    const canUndo = backs.length === done.length && backs.length > 0;
    // Where nothing was done, the notice of what was done before stands, and so does its way back.
    if (done.length > 0) takeBack = canUndo ? () => goBack(backs) : null;
    announce(
      done.map(({ before }) => before),
      false,
    );
    return unsaved.length === 0;
  };
  /** Once more, with what is kept of it until there is an answer. */
  const resend = async (kept: readonly Unsaved[], acts: readonly ItemAct[], me: Me): Promise<void> => {
    await perform(acts, me);
    sentAgain = sentAgain.filter((one) => !kept.includes(one));
    keep();
  };
  /** Each round takes every item one step back. */
  const goBack = async (backs: readonly Way[]): Promise<void> => {
    takeBack = null;
    let ways = backs;
    while (ways.length > 0) {
      const { done } = await run(firstSteps(ways));
      const rest = new Map(ways.map(({ item, acts }) => [item.reference, acts.slice(1)]));
      ways = done
        .map(({ after }) => ({ item: after, acts: rest.get(after.reference) ?? [] }))
        .filter(({ acts }) => acts.length > 0);
    }
    announce(firstSteps(backs), true);
  };
  /** Shown at once, sent later: taking it back means never sending it. */
  const hold = (acts: readonly ItemAct[], me: Me) => {
    showItems(queries, acts.map(expected));
    const cancel = later(HOLD_MS, () => held?.send());
    const end = () => {
      cancel();
      held = null;
      takeBack = null;
      keep();
    };
    const waiting = acts.map((one): Unsaved => ({ ...one, problem: localProblem('unreachable') }));
    held = {
      waiting,
      send: () => {
        sentAgain = [...sentAgain, ...waiting];
        end();
        set({ last: null });
        void resend(waiting, acts, me);
      },
      drop: () => {
        end();
        showItems(
          queries,
          acts.map(({ item }) => item),
        );
      },
    };
    keep();
    takeBack = async () => {
      held?.drop();
      announce(acts, true);
    };
    announce(acts, false);
  };
  const begin = async (acts: readonly ItemAct[], me: Me): Promise<boolean> => {
    held?.send();
    const wanted = acts.filter((one) => !isIdle(one));
    if (wanted.length === 0) return true;
    const isFinal = wanted.some(
      (one) => one.act.kind === 'move' && !inverseOf(one, expected(one), me, parts.undoReason),
    );
    if (!isFinal) return perform(wanted, me);
    hold(wanted, me);
    return true;
  };
  return {
    state,
    act: (items, act, me) =>
      begin(
        items.map((item) => ({ item, act })),
        me,
      ),
    undo: () => takeBack?.() ?? Promise.resolve(),
    async retry(me) {
      const again = state.read().unsaved;
      const clashing = again.filter(({ problem }) => problem.kind === 'changed-meanwhile');
      const others = again.filter((one) => !clashing.includes(one));
      // Alone it asks the person which value counts; the next one is asked about after it.
      const [next, ...later] = clashing;
      sentAgain = [...sentAgain, ...others, ...(next ? [next] : [])];
      set({ unsaved: later });
      if (others.length > 0) await resend(others, others, me);
      if (next) await resend([next], [next], me);
    },
    discard() {
      set({ unsaved: [] });
      keep();
    },
    async settleClash(choice, me) {
      const { clash } = state.read();
      set({ clash: null });
      if (!clash || choice === 'theirs') return keep();
      sentAgain = [...sentAgain, clash.refused];
      const item = { ...clash.item, ...clash.theirs } as ActionView;
      await resend([clash.refused], [{ item, act: clash.refused.act }], me);
    },
    flush: () => held?.send(),
  };
}

/** The values both sides want, when that is why the act was refused. */
function clashOf(unsaved: Unsaved | undefined): Clash | null {
  if (unsaved?.act.kind !== 'edit' || unsaved.problem.kind !== 'changed-meanwhile') return null;
  const current = unsaved.problem.errors.flatMap(({ pointer, current: now }) =>
    now === undefined ? [] : [[pointer.replace('/changes/', ''), JSON.parse(now) as unknown] as const],
  );
  if (current.length === 0) return null;
  const theirs = Object.fromEntries(current) as FieldChanges;
  return { item: unsaved.item, mine: unsaved.act.changes, theirs, refused: unsaved };
}
