/** The top of the pane: which item is open, whether this is a demo, and who is signed in. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { HostItem } from '../../host/host.ts';
import { useShell, useSignIn } from '../../host/shell.ts';
import { StrokeIcon } from '../../ui/stroke-icon.tsx';
import { useFormats, useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalM,
  },
  texts: { flexGrow: 1, minInlineSize: 0, display: 'flex', flexDirection: 'column' },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  small: { color: tokens.colorNeutralForeground2 },
  demo: {
    paddingInline: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
    color: tokens.colorPaletteMarigoldForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const HELP =
  'M7.5 7.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M10 14.4v.2M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4z';

const LEAVE =
  'M12 6V4.2A1.2 1.2 0 0 0 10.800 3H4.200A1.200 1.200 0 0 0 3 4.200v11.600A1.200 1.200 0 0 0 4.200 17h6.600a1.200 1.200 0 0 0 1.200-1.200V14M8 10h9M14.500 7.500L17 10l-2.500 2.500';

interface PaneHeadProps {
  readonly item: HostItem | null;
  readonly onHelp: () => void;
}

export function PaneHead({ item, onHelp }: PaneHeadProps) {
  const styles = useStyles();
  const { config } = useShell();
  const { pane, shell } = useWords();
  const formats = useFormats();
  const { status, leave } = useSignIn();
  const people = item ? item.attendees.length + (item.organiser.name ? 1 : 0) : 0;
  return (
    <header className={styles.root}>
      <div className={styles.texts}>
        <Text as="h1" weight="semibold" className={styles.cut} title={item?.title}>
          {item?.title || pane.title}
        </Text>
        {item && (
          <Text size={200} className={`${styles.cut} ${styles.small}`}>
            {`${formats.moment(item.startsAt)} · ${pane.people(people)}`}
          </Text>
        )}
      </div>
      {config.isDemo && <span className={styles.demo}>{shell.demo}</span>}
      {status === 'signed-in' && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={shell.signIn.out}
          title={shell.signIn.out}
          icon={<StrokeIcon path={LEAVE} size={18} />}
          onClick={() => void leave()}
        />
      )}
      <Button
        size="small"
        appearance="subtle"
        aria-label={pane.welcome.open}
        title={pane.welcome.open}
        icon={<StrokeIcon path={HELP} size={18} />}
        onClick={onHelp}
      />
    </header>
  );
}
