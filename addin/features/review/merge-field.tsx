/** One task found twice: the other one is chosen, what both share is said, and nothing happens before the button. */
import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useFormats, useWords } from '../../words/words.ts';
import { mostAlike } from './alike.ts';
import type { Entry } from './entry.ts';
import { mergedEntry } from './merged-entry.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  // As wide as the card: a select is else as wide as the longest title in its list.
  field: { gridTemplateColumns: 'minmax(0, 1fr)', minInlineSize: 0 },
  select: { inlineSize: '100%', minInlineSize: 0 },
  explained: { display: 'grid', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  button: { justifySelf: 'start' },
});

interface MergeFieldProps {
  readonly entry: Entry;
  /** The others it can be merged into; at least one. */
  readonly others: readonly Entry[];
  readonly onMerge: (into: string) => void;
}

/** Longer texts do not fit into a line of the list. */
const SHOWN = 60;

export function MergeField({ entry, others, onMerge }: MergeFieldProps) {
  const styles = useStyles();
  const { merge } = useWords().review;
  const formats = useFormats();
  const [chosen, setChosen] = useState('');
  const choices = useMemo(() => mostAlike(entry, others), [entry, others]);
  const other = choices.find((choice) => choice.entry.id === chosen);
  return (
    <div className={styles.root}>
      <Field label={merge.label} className={styles.field}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={other ? chosen : ''}
          onChange={(_, { value }) => setChosen(value)}
        >
          <option value="">{merge.none}</option>
          {choices.map((choice) => (
            <option key={choice.entry.id} value={choice.entry.id}>
              {merge.alike(cut(choice.entry.text), formats.percent(choice.score))}
            </option>
          ))}
        </Select>
      </Field>
      {other && (
        <>
          <div className={styles.explained} role="status">
            <Text size={200}>
              {other.words.length > 0 ? merge.shared(formats.list(other.words)) : merge.nothingShared}
            </Text>
            <Text size={200}>{merge.becomes(mergedEntry(entry, other.entry).text)}</Text>
          </div>
          <Button className={styles.button} onClick={() => onMerge(other.entry.id)}>
            {merge.action}
          </Button>
        </>
      )}
    </div>
  );
}

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()} …` : text);
