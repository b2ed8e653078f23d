/** Mails and bookings that gave up, each with a button that starts it again. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useObligations, useRedrive } from '../../api/settings.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { useLanguage } from '../../words/words.ts';
import { SettingsCard } from './settings-card.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalM },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  text: { flexGrow: 1, flexBasis: '200px', minInlineSize: 0, overflowWrap: 'anywhere' },
});

export function Obligations() {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const labels = words.tab.settings;
  const { data, error, refetch } = useObligations('dead');
  const redrive = useRedrive();
  return (
    <SettingsCard title={labels.obligations}>
      <Text>{labels.obligationsText}</Text>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Text className={page.quiet}>{labels.noObligations}</Text>}
      <ul className={styles.list}>
        {data?.map(({ id, kind, subject, dueAt, lastFault }) => (
          <li key={id} className={styles.line}>
            <span className={styles.text}>
              <Text block>{labels.obligation(kind, subject)}</Text>
              <Text block className={page.quiet}>
                {words.tab.facts([formats.moment(dueAt), ...(lastFault ? [lastFault] : [])])}
              </Text>
            </span>
            <Button size="small" disabledFocusable={redrive.isPending} onClick={() => redrive.mutate(id)}>
              {labels.redrive}
            </Button>
          </li>
        ))}
      </ul>
    </SettingsCard>
  );
}
