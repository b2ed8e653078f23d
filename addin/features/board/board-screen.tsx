/** The board: a column for each stage. Cards are dragged, or moved with their menu or with Ctrl and an arrow key. */
import { makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { Stage } from '../../../shared/action-item/action-item.ts';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useWhoIAm } from '../../api/changes-context.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { ReasonDialog } from '../../ui/items/reason-dialog.tsx';
import { useToday } from '../../ui/items/today.ts';
import { useRoom } from '../../ui/items/use-width.ts';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { BoardColumn } from './board-column.tsx';
import { BOARD_STAGES, type BoardStage, columnOf, columnsOf, stepTo } from './board-columns.ts';
import { useBoardKeys } from './use-board-keys.ts';

export interface BoardScreenProps {
  readonly items: readonly ActionView[];
  readonly onOpen: (reference: string) => void;
  readonly onCapture: () => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, minInlineSize: 0 },
  columns: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(232px, 1fr)',
    gap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minBlockSize: 0,
    overflowX: 'auto',
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
  },
  single: { gridAutoColumns: 'minmax(0, 1fr)' },
  bar: { paddingInline: tokens.spacingHorizontalM, paddingBlockStart: tokens.spacingVerticalS },
  hint: {
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Asking {
  readonly item: ActionView;
  readonly verb: Verb;
}

export function BoardScreen({ items, onOpen, onCapture }: BoardScreenProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const me = useWhoIAm();
  const act = useAct();
  const today = useToday();
  const isNarrow = useRoom() === 'narrow';
  const columns = useMemo(() => columnsOf(items), [items]);
  const [chosen, setChosen] = useState<BoardStage | null>(null);
  // A phone shows one column: the first in which there is something to do.
  const single = chosen ?? BOARD_STAGES.find((stage) => columns[stage].length > 0) ?? 'In Progress';
  const [dragged, setDragged] = useState<ActionView | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [hint, setHint] = useState('');
  const stages: readonly BoardStage[] = isNarrow ? [single] : BOARD_STAGES;
  useEffect(() => {
    if (hint === '') return undefined;
    const timer = setTimeout(() => setHint(''), 6_000);
    return () => clearTimeout(timer);
  }, [hint]);
  const take = (item: ActionView, verb: Verb) => {
    const { needs } = ruleOf(verb);
    // Closing asks for more than a reason: the panel has room for it.
    if (verb === 'close') onOpen(item.reference);
    else if (needs.includes('reason')) setAsking({ item, verb });
    else void act([item], { kind: 'move', verb, facts: {} });
  };
  const moveTo = (item: ActionView, stage: Stage) => {
    if (columnOf(item) === stage) return;
    const verb = stepTo(item, stage, me);
    if (verb) take(item, verb);
    else setHint(tab.board.cannot(shell.stage[stage]));
  };
  const keys = useBoardKeys({ columns, stages, me, onStep: take, onRefused: () => setHint(tab.board.cannotMove) });
  if (items.length === 0) {
    return (
      <StateMessage kind="first-run" {...tab.register.empty} action={{ label: tab.capture, onClick: onCapture }} />
    );
  }
  return (
    <div className={styles.root}>
      <h1 className={page.hidden}>{tab.board.label}</h1>
      {isNarrow && (
        <div className={styles.bar}>
          <Select
            aria-label={tab.columns.stage}
            value={single}
            onChange={(_event, { value }) => setChosen(BOARD_STAGES.find((one) => one === value) ?? null)}
          >
            {BOARD_STAGES.map((stage) => (
              <option key={stage} value={stage}>
                {tab.board.column(shell.stage[stage], columns[stage].length)}
              </option>
            ))}
          </Select>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of lists, not of fields */}
      <div
        role="group"
        aria-label={tab.board.label}
        className={styles.columns}
        style={isNarrow ? { gridAutoColumns: 'minmax(0, 1fr)' } : undefined}
        onKeyDown={keys.onKeyDown}
      >
        {stages.map((stage) => (
          <BoardColumn
            key={stage}
            stage={stage}
            items={columns[stage]}
            today={today}
            me={me}
            activeReference={keys.activeReference}
            dropState={
              dragged === null || columnOf(dragged) === stage ? 'none' : stepTo(dragged, stage, me) ? 'fits' : 'refuses'
            }
            onDrag={setDragged}
            onDrop={() => dragged && moveTo(dragged, stage)}
            onOpen={onOpen}
            onStep={take}
            onFocusCard={keys.setActive}
            isTitled={!isNarrow}
          />
        ))}
      </div>
      <Text role="status" className={styles.hint} block>
        {hint || (isNarrow ? '' : tab.board.hint)}
      </Text>
      {asking && (
        <ReasonDialog
          verb={asking.verb}
          onClose={() => setAsking(null)}
          onSay={(reason) => {
            setAsking(null);
            keys.follow(asking.item);
            void act([asking.item], { kind: 'move', verb: asking.verb, facts: { reason } });
          }}
        />
      )}
    </div>
  );
}
