/** The timeline on an axis of days. Only the lanes that are seen exist. */
import { mergeClasses } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { addDays, daysBetween } from '../../../shared/time/day-count.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonName } from '../../ui/items/person-name.tsx';
import { useLanguage } from '../../words/words.ts';
import { axisOf, type Lane, lanesOf, type Mark, type Scale } from './lanes.ts';
import { DAY, LABEL, LANE, LONGEST, NAMES, TICK, useChartStyles } from './timeline-styles.ts';

export interface TimelineChartProps {
  readonly items: readonly ActionView[];
  readonly today: string;
  readonly scale: Scale;
  readonly onOpen: (reference: string) => void;
}

export function TimelineChart({ items, today, scale, onOpen }: TimelineChartProps) {
  const styles = useChartStyles();
  const { words, formats } = useLanguage();
  const { timeline } = words.tab;
  const scroller = useRef<HTMLDivElement>(null);
  const day = DAY[scale];
  const axis = useMemo(() => axisOf(items, today), [items, today]);
  const lanes = useMemo(() => {
    const { compare: compareText } = new Intl.Collator(formats.locale);
    return lanesOf(items, axis, { minSpan: Math.ceil(LABEL / day), today, compareText });
  }, [items, axis, day, today, formats.locale]);
  const virtualizer = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LANE,
    overscan: 8,
    scrollMargin: 0,
  });
  const todayAt = NAMES + daysBetween(axis.firstDay, today) * day;
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const toward = Math.max(0, todayAt - NAMES - box.clientWidth / 4);
    box.scrollLeft = document.dir === 'rtl' ? -toward : toward;
  }, [todayAt]);
  const ticks = Array.from({ length: Math.ceil(axis.days / TICK[scale]) }, (_, index) => index * TICK[scale]);
  const width = NAMES + axis.days * day + LONGEST;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section ref={scroller} className={styles.root} aria-label={timeline.label} tabIndex={0}>
      <div className={styles.head} style={{ inlineSize: width }}>
        <div className={styles.corner} />
        {ticks.map((days) => (
          <span key={days} className={styles.tick} style={{ insetInlineStart: NAMES + days * day }}>
            {formats.day(addDays(axis.firstDay, days), today)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: list items stand absolutely, with the mark of today among them */}
      <div role="list" style={{ position: 'relative', inlineSize: width, blockSize: virtualizer.getTotalSize() }}>
        <span className={styles.today} style={{ insetInlineStart: todayAt }} role="presentation" />
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const lane = lanes[index];
          return lane ? <LaneRow key={index} lane={lane} top={start} day={day} today={today} onOpen={onOpen} /> : null;
        })}
      </div>
    </section>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly top: number;
  readonly day: number;
  readonly today: string;
  readonly onOpen: (reference: string) => void;
}

function LaneRow({ lane, top, day, today, onOpen }: LaneRowProps) {
  const styles = useChartStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: list items stand absolutely
    <div
      role="listitem"
      className={mergeClasses(styles.lane, lane.isFirst && styles.first)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className={styles.name}>
        {lane.isFirst && <PersonName person={lane.owner === '' ? null : { name: lane.owner }} />}
      </div>
      {lane.marks.map((mark) => (
        <MarkButton key={mark.item.reference} mark={mark} day={day} today={today} onOpen={onOpen} />
      ))}
    </div>
  );
}

function MarkButton({ mark, day, today, onOpen }: Omit<LaneRowProps, 'lane' | 'top'> & { readonly mark: Mark }) {
  const styles = useChartStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { item, from, slip, room } = mark;
  const isLate = (item.dueOn ?? '') < today;
  const label = formats.list([
    item.reference,
    item.title,
    words.shell.dueOn(formats.fullDay(item.dueOn ?? today)),
    ...(isLate ? [words.shell.daysLate(daysBetween(item.dueOn ?? today, today))] : []),
  ]);
  return (
    <>
      {slip > 0 && (
        <span
          className={styles.slip}
          style={{ insetInlineStart: NAMES + from * day, inlineSize: slip * day }}
          aria-hidden="true"
        />
      )}
      <button
        type="button"
        className={mergeClasses(page.bare, styles.mark, isLate && styles.late)}
        style={{
          insetInlineStart: NAMES + (from + slip) * day,
          maxInlineSize: Math.min(LONGEST, room === null ? LONGEST : room * day) - 4,
        }}
        aria-label={label}
        title={item.title}
        onClick={() => onOpen(item.reference)}
      >
        {item.title}
      </button>
    </>
  );
}
