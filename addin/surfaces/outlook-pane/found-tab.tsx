/** What was found in the open item, or in notes that somebody pasted. */
import { Suspense, useContext, useEffect, useMemo, useState } from 'react';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { OpenItem, SourceDocument } from '../../../shared/extraction/extraction.ts';
import { seriesWishOf, useSeriesItems } from '../../api/series-items.ts';
import type { ReviewMeeting } from '../../features/review/meeting.ts';
import { Review } from '../../features/review/review.tsx';
import { ClockContext, type ServerClock } from '../../host/clock.ts';
import type { HostItem } from '../../host/host.ts';
import { useShell, useSignIn } from '../../host/shell.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { useNamed } from './use-named.ts';

const NamedItems = lazyPart(async () => (await import('../../features/open-items/named-items.tsx')).default);
const NotesInput = lazyPart(async () => (await import('../../features/review/notes-input.tsx')).default);

type Pasted = { readonly of: HostItem | null; readonly document: SourceDocument };

export function FoundTab({ item }: { readonly item: HostItem | null }) {
  const { pane } = useWords();
  const [isAsking, setAsking] = useState(false);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const body = useBody(item);
  // Notes belong to the item they were pasted beside; another item shows its own text again.
  const own = pasted && pasted.of === item ? pasted.document : null;
  const document = own ?? body.document;
  const meeting = useReviewMeeting(item, own !== null);
  const named = useNamed(document);
  const openItems = useOpenItems(item, named.items);
  const { status } = useSignIn();
  const hasNamed = named.items.length > 0 || (status === 'signed-out' && named.references.length > 0);
  if (isAsking) {
    return (
      <Suspense fallback={<SkeletonLines count={2} height={96} />}>
        <NotesInput
          at={item?.startsAt ?? null}
          onText={(text) => {
            setPasted({ of: item, document: text });
            setAsking(false);
          }}
          onBack={() => setAsking(false)}
        />
      </Suspense>
    );
  }
  const ask = () => setAsking(true);
  if (!item && !own) {
    const { title, text, action } = pane.noItem;
    return <StateMessage kind="empty" title={title} text={text} action={{ label: action, onClick: ask }} />;
  }
  if (body.hasFailed && !own) {
    const { title, text } = pane.unreadable;
    return <StateMessage kind="error" title={title} text={text} action={{ label: pane.noItem.action, onClick: ask }} />;
  }
  return (
    <Review
      meeting={meeting}
      document={document}
      openItems={openItems}
      known={named.known}
      knownItems={hasNamed && <NamedItems references={named.references} items={named.items} />}
      onOtherText={ask}
    />
  );
}

/** The text of the open item; another item's late answer is dropped. */
function useBody(item: HostItem | null): { document: SourceDocument | null; hasFailed: boolean } {
  const clock = useContext(ClockContext);
  const [read, setRead] = useState<{ of: HostItem; document: SourceDocument | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (!item) return undefined;
    item.body().then(
      ({ format, text }) => isCurrent && setRead({ of: item, document: { format, text, kind: kindOf(item, clock) } }),
      () => isCurrent && setRead({ of: item, document: null }),
    );
    return () => {
      isCurrent = false;
    };
  }, [item, clock]);
  const mine = read && read.of === item ? read : null;
  return { document: mine?.document ?? null, hasFailed: mine !== null && mine.document === null };
}

/** What stands in a meeting that is over are its notes; before that, its plan. */
function kindOf({ kind, endsAt }: HostItem, clock: ServerClock): 'invite' | 'notes' | 'email' {
  if (kind !== 'appointment') return 'email';
  return Date.parse(endsAt) <= clock.nowMs() ? 'notes' : 'invite';
}

/** Without an item the notes stand for a meeting of now. */
function useReviewMeeting(item: HostItem | null, isPasted: boolean): ReviewMeeting {
  const { host } = useShell();
  const { pane } = useWords();
  const clock = useContext(ClockContext);
  return useMemo(() => {
    const now = new Date(clock.nowMs()).toISOString();
    return {
      title: item?.title ?? pane.title,
      organiser: item?.organiser ?? { name: '', mail: host.loginHint },
      attendees: item?.attendees ?? [],
      startsAt: item?.startsAt ?? now,
      endsAt: item?.endsAt ?? now,
      timeZone: host.timeZone,
      itemId: item?.kind === 'appointment' ? item.itemId : null,
      sessionKey: null,
      sourceKind: isPasted ? 'Notes' : item?.kind === 'message' ? 'Mail' : 'Meeting',
      channel: 'Outlook',
    } satisfies ReviewMeeting;
  }, [item, isPasted, host, pane, clock]);
}

const NO_ITEMS: readonly OpenItem[] = [];
const isToDo = ({ stage }: ActionView): boolean => isOpenStage(stage) || stage === 'Completed';

/** Open items of the series, and those the text names, as the engine compares them with the text. */
function useOpenItems(item: HostItem | null, named: readonly ActionView[]): readonly OpenItem[] {
  const { status } = useSignIn();
  const { items } = useSeriesItems(seriesWishOf(item), status === 'signed-in' && item !== null);
  return useMemo(() => {
    const open = new Map([...(items ?? []), ...named.filter(isToDo)].map((one) => [one.reference, one]));
    return open.size === 0
      ? NO_ITEMS
      : [...open.values()].map(({ reference, title, owner }) => ({
          reference,
          text: title,
          ...(owner && { owner: owner.name }),
        }));
  }, [items, named]);
}
