/** One open item with its quick updates. What is offered is what the lifecycle lets this person do. */
import { Button, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type FormEvent, useContext, useState } from 'react';
import { REGISTER_ROLES } from '../../../shared/action-item/role.ts';
import { type Verb, verbsFor } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { MeAnswer } from '../../../shared/contract/admin.ts';
import { useMoveAction } from '../../api/action-items.ts';
import { problemOf } from '../../api/problem.ts';
import { ClockContext } from '../../host/clock.ts';
import { useShell } from '../../host/shell.ts';
import { StatusBadge } from '../../ui/items/status-badge.tsx';
import { OutLink } from '../../ui/out-link.tsx';
import { wordsOf } from '../../ui/problem-words.ts';
import { useFormats, useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    listStyleType: 'none',
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  reference: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
  small: { color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1 },
  text: { overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginBlockStart: tokens.spacingVerticalXS,
  },
  barrier: { display: 'flex', gap: tokens.spacingHorizontalXS },
  grow: { flexGrow: 1, inlineSize: 0 },
});

/** Updates one gives while the meeting goes on; the others are the tab's. */
const QUICK: readonly Verb[] = ['start', 'unblock', 'complete', 'block'];

interface OpenItemProps {
  readonly item: ActionView;
  /** Null while it is not known who asks: then nothing is offered. */
  readonly me: MeAnswer | null;
}

export function OpenItem({ item, me }: OpenItemProps) {
  const styles = useStyles();
  const { pane, tab } = useWords();
  const { host } = useShell();
  const [isBlocking, setBlocking] = useState(false);
  const move = useMoveAction();
  const verbs = me
    ? verbsFor(
        item,
        me,
        REGISTER_ROLES.filter((role) => me.roles.includes(role)),
      )
    : [];
  const act = (verb: Verb) =>
    verb === 'block' ? setBlocking(!isBlocking) : move.mutate({ reference: item.reference, verb });
  const link = host.linkTo(item.reference);
  return (
    <li className={styles.card} aria-label={`${item.reference}: ${item.title}`}>
      <div className={styles.head}>
        <span className={styles.reference}>
          {link ? (
            <OutLink isQuiet href={link} label={pane.series.openInTeams(item.reference)} onOpen={host.openLink}>
              {item.reference}
            </OutLink>
          ) : (
            <Text size={200}>{item.reference}</Text>
          )}
        </span>
        <StatusBadge status={item.status} stage={item.stage} />
      </div>
      <Text weight="semibold" className={styles.text}>
        {item.title}
      </Text>
      <Facts item={item} />
      <div className={styles.actions}>
        {QUICK.filter((verb) => verbs.includes(verb)).map((verb) => (
          <Button
            key={verb}
            size="small"
            aria-expanded={verb === 'block' ? isBlocking : undefined}
            disabledFocusable={move.isPending}
            onClick={() => act(verb)}
          >
            {tab.item.step[verb]}
          </Button>
        ))}
      </div>
      {isBlocking && (
        <Barrier
          onLeave={() => setBlocking(false)}
          onTell={(reason) => {
            move.mutate(
              { reference: item.reference, verb: 'block', facts: { reason } },
              { onSuccess: () => setBlocking(false) },
            );
          }}
        />
      )}
      <div role="status">{move.error && <Trouble error={move.error} />}</div>
    </li>
  );
}

function Facts({ item }: { readonly item: ActionView }) {
  const styles = useStyles();
  const { shell } = useWords();
  const formats = useFormats();
  const today = formats.dateOf(new Date(useContext(ClockContext).nowMs()).toISOString());
  const due = item.dueOn ? shell.dueOn(formats.day(item.dueOn, today)) : shell.noDate;
  return (
    <Text size={200} className={item.status === 'Overdue' ? styles.late : styles.small}>
      {[
        item.owner?.name ?? shell.noOwner,
        due,
        ...(item.barrier && item.stage === 'Blocked' ? [item.barrier] : []),
      ].join(' · ')}
    </Text>
  );
}

interface BarrierProps {
  readonly onTell: (reason: string) => void;
  readonly onLeave: () => void;
}

function Barrier({ onTell, onLeave }: BarrierProps) {
  const styles = useStyles();
  const { series } = useWords().pane;
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onTell(text.trim());
  };
  return (
    <form className={styles.barrier} onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && onLeave()}>
      <Input
        className={styles.grow}
        autoFocus
        aria-label={series.barrier}
        placeholder={series.barrier}
        value={text}
        maxLength={2000}
        onChange={(_, { value }) => setText(value)}
      />
      <Button type="submit" appearance="primary">
        {series.tell}
      </Button>
    </form>
  );
}

function Trouble({ error }: { readonly error: unknown }) {
  const styles = useStyles();
  const { title, next } = wordsOf(problemOf(error), useWords().shell);
  return (
    <Text size={200} className={styles.late}>
      {title} {next}
    </Text>
  );
}
