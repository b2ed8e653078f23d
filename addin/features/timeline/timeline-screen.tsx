/** The timeline: open items by due date, a lane for each owner; where there is little room, a list by week. */
import { makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useToday } from '../../ui/items/today.ts';
import { useRoom } from '../../ui/items/use-width.ts';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { SCALES, type Scale } from './lanes.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { TimelineList } from './timeline-list.tsx';

export interface TimelineScreenProps {
  readonly items: readonly ActionView[];
  readonly onOpen: (reference: string) => void;
  readonly onCapture: () => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, minInlineSize: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalSNudge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export function TimelineScreen({ items, onOpen, onCapture }: TimelineScreenProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { timeline, capture } = useWords().tab;
  const today = useToday();
  const room = useRoom();
  const [scale, setScale] = useState<Scale>('week');
  const dated = useMemo(() => items.filter(({ stage, dueOn }) => isOpenStage(stage) && dueOn !== null), [items]);
  const undated = useMemo(
    () => items.filter(({ stage, dueOn }) => isOpenStage(stage) && dueOn === null).length,
    [items],
  );
  if (dated.length === 0)
    return <StateMessage kind="empty" {...timeline.empty} action={{ label: capture, onClick: onCapture }} />;
  return (
    <div className={styles.root}>
      <h1 className={page.hidden}>{timeline.label}</h1>
      {room === 'narrow' ? (
        <TimelineList items={dated} today={today} onOpen={onOpen} />
      ) : (
        <>
          <div className={styles.bar}>
            {undated > 0 && (
              <Text className={page.quiet}>
                {timeline.undated}: {undated}
              </Text>
            )}
            <Select
              aria-label={timeline.zoom}
              value={scale}
              onChange={(_event, { value }) => setScale(SCALES.find((one) => one === value) ?? 'week')}
            >
              {SCALES.map((one) => (
                <option key={one} value={one}>
                  {timeline.scales[one]}
                </option>
              ))}
            </Select>
          </div>
          <TimelineChart items={dated} today={today} scale={scale} onOpen={onOpen} />
        </>
      )}
    </div>
  );
}
