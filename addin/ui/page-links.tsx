/** Help, privacy and terms: pages of their own that need no sign-in. Beside them the way out, for who is signed in. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSignIn } from '../host/shell.ts';
import { useWords } from '../words/words.ts';
import { OutLink } from './out-link.tsx';

const PAGES = { help: 'support', privacy: 'privacy', terms: 'terms' } as const;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
});

export function PageLinks({ hasWayOut = false }: { readonly hasWayOut?: boolean }) {
  const styles = useStyles();
  const { shell } = useWords();
  const { leave } = useSignIn();
  return (
    <nav className={styles.root} aria-label={shell.pages.label}>
      {(Object.keys(PAGES) as (keyof typeof PAGES)[]).map((page) => (
        <OutLink key={page} isQuiet href={`/site/${PAGES[page]}.html`}>
          {shell.pages[page]}
        </OutLink>
      ))}
      {hasWayOut && (
        <Button size="small" appearance="subtle" onClick={() => void leave()}>
          {shell.signIn.out}
        </Button>
      )}
    </nav>
  );
}
