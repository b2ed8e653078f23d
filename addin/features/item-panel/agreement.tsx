/** The agreement on an item: the owner is asked, and who coordinates answers a proposed date or a refusal. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ActionView, LogView } from '../../../shared/contract/action-items.ts';
import { useAct, useWhoIAm } from '../../api/changes-context.ts';
import type { FieldChanges } from '../../api/item-acts.ts';
import { isCoordinator, isMine } from '../../api/item-rights.ts';
import { AgreementAsk } from '../../ui/items/agreement-ask.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { openProposal } from '../../ui/items/proposal.ts';
import { useLanguage } from '../../words/words.ts';

export interface AgreementProps {
  readonly item: ActionView;
  readonly log: readonly LogView[];
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
});

const FINISHED: readonly ActionView['stage'][] = ['Completed', 'Closed', 'Cancelled'];

export function Agreement({ item, log }: AgreementProps) {
  const styles = useStyles();
  const { mine } = useLanguage().words.tab;
  const me = useWhoIAm();
  if (FINISHED.includes(item.stage)) return null;
  if (item.agreement === 'Asked' && isMine(item, me)) {
    return (
      <section className={styles.root} aria-label={mine.asked}>
        <Text weight="semibold">{mine.asked}</Text>
        <AgreementAsk item={item} />
      </section>
    );
  }
  if (item.agreement === 'Date proposed' || item.agreement === 'Declined') return <Answered item={item} log={log} />;
  return null;
}

/** What the owner answered, with the ways on for those who may choose one. */
function Answered({ item, log }: AgreementProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { mine, item: itemWords } = words.tab;
  const act = useAct();
  const mayAnswer = isCoordinator(useWhoIAm());
  const proposal = openProposal(item, log);
  const owner = item.owner?.name ?? words.shell.noOwner;
  const settle = (changes: FieldChanges, reason: string) => void act([item], { kind: 'edit', changes, reason });
  const text = proposal
    ? mine.proposes(owner, formats.fullDay(proposal.date))
    : item.agreement === 'Declined'
      ? mine.declines(owner)
      : mine.proposesSome(owner);
  return (
    <section className={styles.root} aria-label={itemWords.agreement}>
      <Text weight="semibold">{text}</Text>
      {proposal && <Text>{proposal.why}</Text>}
      {mayAnswer && (
        <div className={page.row}>
          {proposal && (
            <Button
              size="small"
              appearance="primary"
              onClick={() => settle({ dueOn: proposal.date, agreement: 'Agreed' }, proposal.why)}
            >
              {mine.acceptDate}
            </Button>
          )}
          <Button size="small" onClick={() => settle({ agreement: 'Asked' }, mine.askedAgain)}>
            {mine.askAgain}
          </Button>
        </div>
      )}
    </section>
  );
}
