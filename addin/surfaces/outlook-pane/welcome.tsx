/** What this is, said once, beside what it already found. Never in the way; the question mark shows it again. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useShell } from '../../host/shell.ts';
import { useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    marginInline: tokens.spacingHorizontalM,
    marginBlockEnd: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
});

const SEEN = 'followthrough.welcome-seen';

export interface WelcomeState {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}

/** Open until it was closed once in this account and browser. */
export function useWelcome(): WelcomeState {
  const { partitionKey } = useShell().host;
  const key = partitionKey + SEEN;
  const [isOpen, setOpen] = useState(() => !hasSeen(key));
  const close = () => {
    setOpen(false);
    try {
      localStorage.setItem(key, 'yes');
    } catch {
      // It is shown again next time, that is all.
    }
  };
  return { isOpen, open: () => setOpen(true), close };
}

function hasSeen(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

export function Welcome({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { welcome } = useWords().pane;
  return (
    <section className={styles.root} aria-label={welcome.title}>
      <div className={styles.head}>
        <Text as="h2" weight="semibold" className={styles.title}>
          {welcome.title}
        </Text>
        <Button size="small" appearance="outline" onClick={onClose}>
          {welcome.skip}
        </Button>
      </div>
      <Text size={200}>{welcome.text}</Text>
    </section>
  );
}
