/** One action item on a card, with the steps and the question the person can answer at once. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useIsMoving, useWhoIAm } from '../../api/changes-context.ts';
import { isMine, stepsFor } from '../../api/item-rights.ts';
import { useWords } from '../../words/words.ts';
import { AgreementAsk } from './agreement-ask.tsx';
import { DueText, isLate } from './due-text.tsx';
import { usePageStyles } from './page-styles.ts';
import { PersonName } from './person-name.tsx';
import { PriorityText, StatusBadge } from './status-badge.tsx';

export interface ItemCardProps {
  readonly item: ActionView;
  readonly today: string;
  readonly onOpen: (reference: string) => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    '@media (max-width: 360px)': { paddingInline: tokens.spacingHorizontalM },
  },
  text: { flexGrow: 1, flexBasis: '220px', minInlineSize: 0 },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    minBlockSize: '24px',
    marginBlockEnd: tokens.spacingVerticalXXS,
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
  },
  ask: {
    flexBasis: '100%',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    paddingBlockStart: tokens.spacingVerticalS,
    borderBlockStartWidth: tokens.strokeWidthThin,
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
  },
});

/** Steps that fit on a card, the likeliest first. */
const QUICK: readonly Verb[] = ['unblock', 'start', 'complete', 'close'];
const MOST = 2;

export function ItemCard({ item, today, onOpen }: ItemCardProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab } = useWords();
  const act = useAct();
  const me = useWhoIAm();
  const isMoving = useIsMoving(item.reference);
  const mine = isMine(item, me);
  const steps = stepsFor(item, me);
  const quick = QUICK.filter((verb) => steps.includes(verb)).slice(0, MOST);
  const isAsked = mine && item.agreement === 'Asked' && item.stage !== 'Completed';
  const take = (verb: Verb) => {
    // What needs more than a press is asked for in the panel.
    if (ruleOf(verb).needs.length > 0) onOpen(item.reference);
    else void act([item], { kind: 'move', verb, facts: {} });
  };
  return (
    <article
      className={mergeClasses(
        page.card,
        styles.root,
        isLate(item, today) && mergeClasses(page.marked, page.markedLate),
      )}
      aria-label={item.reference}
    >
      <div className={styles.text}>
        <button type="button" className={mergeClasses(page.bare, styles.title)} onClick={() => onOpen(item.reference)}>
          <span dir="auto">{item.title}</span>
        </button>
        <div className={page.row}>
          <Text className={page.quiet}>{item.reference}</Text>
          <StatusBadge status={item.status} stage={item.stage} />
          <DueText item={item} today={today} isLong />
          {item.priority !== 'Normal' && <PriorityText priority={item.priority} isLong />}
          {!mine && <PersonName person={item.owner} />}
        </div>
      </div>
      {quick.length > 0 && (
        <div className={page.row}>
          {quick.map((verb, position) => (
            <Button
              key={verb}
              size="small"
              // One button of a card stands out, where it is this person's turn; the question comes first.
              appearance={position === 0 && (mine || verb === 'close') && !isAsked ? 'primary' : 'secondary'}
              disabledFocusable={isMoving}
              onClick={() => take(verb)}
            >
              {tab.item.step[verb]}
            </Button>
          ))}
        </div>
      )}
      {isAsked && (
        <div className={styles.ask}>
          <Text className={page.quiet}>{tab.mine.asked}</Text>
          <AgreementAsk item={item} />
        </div>
      )}
    </article>
  );
}
