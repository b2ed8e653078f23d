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
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginBlockStart: tokens.spacingVerticalXS },
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
      <Text weight="semibold">{welcome.title}</Text>
      <Text size={200}>{welcome.text}</Text>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={onClose}>
          {welcome.action}
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {welcome.skip}
        </Button>
      </div>
    </section>
  );
}
