/** Items of the register that a text names: how each stands, with its quick updates. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useMe } from '../../api/me.ts';
import { useSignIn } from '../../host/shell.ts';
import { useFormats, useWords } from '../../words/words.ts';
import { OpenItem } from './open-item.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    gap: tokens.spacingVerticalS,
    marginBlockStart: tokens.spacingVerticalS,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    inlineSize: '100%',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
  },
});

interface NamedItemsProps {
  /** As the text names them. */
  readonly references: readonly string[];
  /** As the register has them; empty for somebody it does not know. */
  readonly items: readonly ActionView[];
}

export default function NamedItems({ references, items }: NamedItemsProps) {
  const styles = useStyles();
  const { pane, shell } = useWords();
  const { list } = useFormats();
  const { status, begin, isBusy } = useSignIn();
  const me = useMe({ enabled: status === 'signed-in' });
  return (
    <section className={styles.root} aria-label={pane.known.title}>
      <Text as="h2" weight="semibold" block>
        {pane.known.title}
      </Text>
      {items.length === 0 && (
        <>
          <Text>{pane.known.signIn(list(references))}</Text>
          <Button disabledFocusable={isBusy} onClick={() => void begin()}>
            {shell.signIn.action}
          </Button>
        </>
      )}
      <ul className={styles.list}>
        {items.map((item) => (
          <OpenItem key={item.reference} item={item} me={me.data ?? null} />
        ))}
      </ul>
    </section>
  );
}
