/** A person as a circle with initials and a name. Light enough for thousands of rows. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    minInlineSize: 0,
    maxInlineSize: '100%',
  },
  circle: {
    display: 'inline-grid',
    placeItems: 'center',
    flexShrink: 0,
    inlineSize: '24px',
    blockSize: '24px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    boxSizing: 'border-box',
    // Seen in contrast themes only, where the ground goes.
    border: `${tokens.strokeWidthThin} solid transparent`,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  nobody: { color: tokens.colorNeutralForeground3, fontStyle: 'italic', whiteSpace: 'nowrap' },
});

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  const [first = ''] = words;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase();
}

/** Nobody is said in words. */
export function PersonName({ person }: { readonly person: { readonly name: string } | null }) {
  const styles = useStyles();
  const { noOwner } = useWords().shell;
  if (!person) return <span className={styles.nobody}>{noOwner}</span>;
  return (
    <span className={styles.root}>
      <span className={styles.circle} aria-hidden="true">
        {initialsOf(person.name)}
      </span>
      <span className={styles.name}>{person.name}</span>
    </span>
  );
}
