/** A card of the board: pressed it opens, dragged or by its menu it moves. */
import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useIsMoving } from '../../api/changes-context.ts';
import { stepsFor } from '../../api/item-rights.ts';
import { DueText, isLate } from '../../ui/items/due-text.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonName } from '../../ui/items/person-name.tsx';
import { Badge, PriorityText } from '../../ui/items/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import type { BoardActs } from './board-columns.ts';

export interface BoardCardProps extends BoardActs {
  readonly item: ActionView;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    cursor: 'grab',
  },
  dragged: { opacity: 0.5 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  title: {
    overflowWrap: 'anywhere',
    minBlockSize: '24px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  foot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    minInlineSize: 0,
  },
});

export function BoardCard({ item, today, me, activeReference, onDrag, onOpen, onStep, onFocusCard }: BoardCardProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const late = isLate(item, today);
  const [isDragged, setDragged] = useState(false);
  // A menu on every card costs more than the cards themselves: it is made when the card is reached.
  const [isReached, setReached] = useState(false);
  const tabIndex = activeReference === item.reference ? 0 : -1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a shortcut, the menu does the same
    <div
      data-card={item.reference}
      draggable
      className={mergeClasses(page.card, styles.root, isDragged && styles.dragged)}
      onPointerEnter={() => setReached(true)}
      onFocus={() => {
        setReached(true);
        onFocusCard(item.reference);
      }}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', item.reference);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(true);
        onDrag(item);
      }}
      onDragEnd={() => {
        setDragged(false);
        onDrag(null);
      }}
    >
      <button
        type="button"
        className={mergeClasses(page.bare, styles.title)}
        tabIndex={tabIndex}
        onClick={() => onOpen(item.reference)}
      >
        <span dir="auto">{item.title}</span>
      </button>
      <div className={styles.head}>
        <span className={page.row}>
          <Text className={page.quiet}>{item.reference}</Text>
          {late && <Badge tone="danger">{shell.status.Overdue}</Badge>}
          {!late && item.stage === 'Open' && <Text className={page.quiet}>{shell.stage.Open}</Text>}
          {item.priority !== 'Normal' && <PriorityText priority={item.priority} />}
        </span>
        {isReached ? (
          <CardMenu item={item} me={me} tabIndex={tabIndex} onStep={onStep} label={tab.board.move(item.reference)} />
        ) : (
          <span style={{ inlineSize: 24, blockSize: 24, display: 'grid', placeItems: 'center' }} aria-hidden="true">
            <MoreHorizontalRegular />
          </span>
        )}
      </div>
      <div className={styles.foot}>
        <PersonName person={item.owner} />
        <DueText item={item} today={today} />
      </div>
    </div>
  );
}

interface CardMenuProps extends Pick<BoardCardProps, 'item' | 'me' | 'onStep'> {
  readonly tabIndex: number;
  readonly label: string;
}

function CardMenu({ item, me, tabIndex, onStep, label }: CardMenuProps) {
  const { tab } = useWords();
  const steps = stepsFor(item, me);
  const isMoving = useIsMoving(item.reference);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="transparent"
          size="small"
          icon={<MoreHorizontalRegular />}
          menuIcon={null}
          aria-label={label}
          tabIndex={tabIndex}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {steps.map((verb) => (
            <MenuItem key={verb} disabled={isMoving} onClick={() => onStep(item, verb)}>
              {tab.item.step[verb]}
            </MenuItem>
          ))}
          {steps.length === 0 && <MenuItem disabled>{tab.item.noSteps}</MenuItem>}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
