/**
 * Everything people change on items goes through here: shown at once, sent one after the other, taken back when the
 * server refuses, kept when it could not be reached, and undone on wish. One of these lives as long as the page.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { ActionView } from '../../shared/contract/action-items.ts';
import type { Drafts } from '../host/drafts.ts';
import { createLive, type Live } from '../host/host.ts';
import { type ChangesState, clashOf, NOTHING } from './changes-state.ts';
import { type Act, expected, type ItemAct, inverseOf, isIdle, replaces } from './item-acts.ts';
import { showItems } from './item-cache.ts';
import type { Me } from './item-rights.ts';
import { type Outcome, type SendingParts, sendAll, type Unsaved } from './item-sending.ts';
import { REGISTER } from './keys.ts';
import { localProblem, problemOf } from './problem.ts';
import { isOutOfPlace, isSameStep, isStale, isStep, readAgain } from './stale-steps.ts';

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
  /** Sent and not answered. */
  let underWay: readonly ItemAct[] = [];
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
  const setUnderWay = (acts: readonly ItemAct[]) => {
    underWay = acts;
    set({ moving: acts.filter(isStep).map(({ item }) => item.reference) });
  };
  /** Says once that these steps are dropped, and shows what became of their items. */
  const drop = (steps: readonly ItemAct[], now: ReadonlyMap<string, ActionView>) => {
    if (steps.length === 0) return;
    showItems(queries, [...now.values()]);
    void queries.invalidateQueries({ queryKey: REGISTER });
    const [only] = steps.length === 1 ? steps : [];
    set({ dropped: { id: ++count, steps, now: (only && now.get(only.item.reference)) ?? null } });
  };
  const run = async (acts: readonly ItemAct[]): Promise<Outcome> => {
    setUnderWay([...underWay, ...acts]);
    showItems(queries, acts.map(expected));
    const onProgress = (done: number) => set({ running: acts.length > 1 ? { done, all: acts.length } : null });
    const outcome = await sendAll(parts, acts, onProgress);
    const refused = outcome.unsaved.filter(isOutOfPlace);
    const kept = outcome.unsaved.filter((one) => !isOutOfPlace(one));
    showItems(queries, [...outcome.done.map(({ after }) => after), ...outcome.unsaved.map(({ item }) => item)]);
    const before = state.read();
    const clash = acts.length === 1 && !before.clash ? clashOf(outcome.unsaved[0]) : null;
    const still = before.unsaved.filter(
      (one) => !outcome.done.some((done) => replaces(done.before, one)) && !acts.some((act) => isSameStep(act, one)),
    );
    set({ running: null, ...(clash ? { clash, unsaved: still } : { unsaved: [...kept, ...still] }) });
    keep();
    // An item that cannot be read is read with the rest of the register, and told of all the same.
    if (refused.length > 0)
      drop(refused, await readAgain(parts.api, refused).catch(() => new Map<string, ActionView>()));
    setUnderWay(underWay.filter((one) => !acts.includes(one)));
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
  /** What is kept, but for steps whose items went on meanwhile: those are dropped. */
  const retryKept = async (kept: readonly Unsaved[], me: Me): Promise<void> => {
    const steps = kept.filter(isStep);
    const now = await readAgain(parts.api, steps).catch(problemOf);
    if ('kind' in now) {
      sentAgain = sentAgain.filter((one) => !kept.includes(one));
      set({ unsaved: [...kept.map((one) => ({ ...one, problem: now })), ...state.read().unsaved] });
      return keep();
    }
    const stale = steps.filter((one) => isStale(one, now.get(one.item.reference), me));
    drop(stale, now);
    const rest = kept.filter((one) => !stale.includes(one));
    await resend(kept, rest, me);
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
    const isTaken = (one: ItemAct) =>
      [...underWay, ...sentAgain, ...(held?.waiting ?? [])].some((other) => isSameStep(other, one));
    const fresh = acts.filter((one) => !isTaken(one));
    if (fresh.length === 0) return true;
    held?.send();
    set({ dropped: null });
    const wanted = fresh.filter((one) => !isIdle(one));
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
      if (others.length > 0) await retryKept(others, me);
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
