/** What the owner is asked once: take it on, propose another date, or decline with a reason (SOP 1 §4.2). */
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct } from '../../api/changes-context.ts';
import { useLanguage } from '../../words/words.ts';
import { usePageStyles } from './page-styles.ts';

export function AgreementAsk({ item }: { readonly item: ActionView }) {
  const styles = usePageStyles();
  const { words, formats } = useLanguage();
  const { mine, item: itemWords } = words.tab;
  const act = useAct();
  const [asking, setAsking] = useState<'date' | 'why' | null>(null);
  const [text, setText] = useState('');
  const answer = (agreement: ActionView['agreement'], reason = '') => {
    setAsking(null);
    void act([item], { kind: 'edit', changes: { agreement }, ...(reason && { reason }) });
  };
  const send = () => {
    if (text.trim() === '') return;
    if (asking === 'date') answer('Date proposed', formats.fullDay(text));
    else answer('Declined', text.trim());
  };
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button size="small" appearance="primary" onClick={() => answer('Agreed')}>
          {mine.agree}
        </Button>
        <Button size="small" onClick={() => setAsking('date')} aria-expanded={asking === 'date'}>
          {mine.propose}
        </Button>
        <Button size="small" onClick={() => setAsking('why')} aria-expanded={asking === 'why'}>
          {mine.decline}
        </Button>
      </div>
      {asking && (
        <form
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Field label={asking === 'date' ? itemWords.dueOn : mine.declineWhy} required>
            {asking === 'date' ? (
              <Input type="date" value={text} onChange={(_event, { value }) => setText(value)} />
            ) : (
              <Textarea value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
            )}
          </Field>
          <div className={styles.row}>
            <Button type="submit" size="small" appearance="primary" disabledFocusable={text.trim() === ''}>
              {words.tab.register.apply}
            </Button>
            <Button size="small" onClick={() => setAsking(null)}>
              {words.shell.cancel}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
