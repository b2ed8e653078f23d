/** What the owner is asked once: take it on, propose another date, or decline with a reason (SOP 1 §4.2). */
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct } from '../../api/changes-context.ts';
import { useWords } from '../../words/words.ts';
import { fluentRef } from '../fluent-ref.ts';
import { useKept } from '../use-kept.ts';
import { usePageStyles } from './page-styles.ts';
import { proposalText } from './proposal.ts';
import { useToday } from './today.ts';

type Asking = 'date' | 'why';

/** An answer that is being written; it outlives a reload. */
interface Writing {
  readonly asking: Asking | null;
  readonly date: string;
  readonly why: string;
}
const NOTHING: Writing = { asking: null, date: '', why: '' };

export function AgreementAsk({ item }: { readonly item: ActionView }) {
  const styles = usePageStyles();
  const { mine } = useWords().tab;
  const act = useAct();
  const writing = useKept<Writing>(`${item.reference} agreement`, NOTHING);
  const { asking } = writing.value;
  const setAsking = (next: Asking | null) => writing.change((last) => ({ ...last, asking: next }));
  // What is open again after a reload does not take the focus.
  const [isAskedFor, setAskedFor] = useState(false);
  const openers = { date: useRef<HTMLButtonElement>(null), why: useRef<HTMLButtonElement>(null) };
  const answer = (agreement: ActionView['agreement'], reason = '') => {
    setAsking(null);
    // An answer that did not arrive is kept with the other unsaved changes.
    void act([item], { kind: 'edit', changes: { agreement }, ...(reason && { reason }) }).then(writing.forget);
  };
  const leave = () => {
    if (asking) openers[asking].current?.focus();
    setAsking(null);
  };
  const opener = (kind: Asking, label: string) => (
    <Button
      size="small"
      ref={fluentRef(openers[kind])}
      aria-expanded={asking === kind}
      onClick={() => {
        setAskedFor(true);
        setAsking(asking === kind ? null : kind);
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.stack} style={{ flexGrow: 1 }}>
      <div className={styles.row}>
        <Button size="small" appearance="primary" onClick={() => answer('Agreed')}>
          {mine.agree}
        </Button>
        {opener('date', item.dueOn === null ? mine.proposeFirst : mine.propose)}
        {opener('why', mine.decline)}
      </div>
      {asking && (
        <AnswerForm
          key={asking}
          asking={asking}
          writing={writing.value}
          takesFocus={isAskedFor}
          onWrite={(change) => writing.change((last) => ({ ...last, ...change }))}
          onSend={(reason) => answer(asking === 'date' ? 'Date proposed' : 'Declined', reason)}
          onLeave={leave}
        />
      )}
    </div>
  );
}

interface AnswerFormProps {
  readonly asking: Asking;
  readonly writing: Writing;
  readonly takesFocus: boolean;
  readonly onWrite: (change: Partial<Writing>) => void;
  readonly onSend: (reason: string) => void;
  readonly onLeave: () => void;
}

/** The date, where one is proposed, and why. What lacks is said when somebody sends without it. */
function AnswerForm({ asking, writing: { date, why }, takesFocus, onWrite, onSend, onLeave }: AnswerFormProps) {
  const styles = usePageStyles();
  const { tab, shell } = useWords();
  const { mine } = tab;
  const today = useToday();
  const [isTried, setTried] = useState(false);
  const isDate = asking === 'date';
  const lacksDate = isDate && date < today;
  const lacksWhy = why.trim() === '';
  const send = () => {
    setTried(true);
    if (lacksDate || lacksWhy) return;
    onSend(isDate ? proposalText({ date, why }) : why.trim());
  };
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The panel around it stays open.
    event.stopPropagation();
    onLeave();
  };
  return (
    <form
      className={styles.stack}
      style={{ maxInlineSize: 420 }}
      noValidate
      onKeyDown={leaveOnEscape}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isDate && (
        <Field
          label={mine.proposedDate}
          required
          {...(isTried && lacksDate && { validationMessage: mine.proposedDateLacks })}
        >
          <Input
            autoFocus={takesFocus}
            type="date"
            min={today}
            value={date}
            input={{ style: { minInlineSize: 0 } }}
            onChange={(_event, { value }) => onWrite({ date: value })}
          />
        </Field>
      )}
      <Field
        label={isDate ? mine.proposeWhy : mine.declineWhy}
        required
        {...(isTried && lacksWhy && { validationMessage: mine.whyLacks })}
      >
        <Textarea
          autoFocus={takesFocus && !isDate}
          value={why}
          maxLength={1_900}
          onChange={(_event, { value }) => onWrite({ why: value })}
        />
      </Field>
      <div className={styles.row}>
        <Button type="submit" size="small" appearance="primary">
          {isDate ? mine.sendProposal : mine.sendDecline}
        </Button>
        <Button size="small" onClick={onLeave}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  );
}
