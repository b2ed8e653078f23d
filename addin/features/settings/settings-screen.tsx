/** Settings: who one is, how the register works, whether its lists are whole, and what could not be done. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useWhoIAm } from '../../api/changes-context.ts';
import { useSettings } from '../../api/settings.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useWords } from '../../words/words.ts';
import { Account } from './account.tsx';
import { ListsDoctor } from './lists-doctor.tsx';
import { Obligations } from './obligations.tsx';
import { RegisterForm } from './register-form.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxInlineSize: '720px' },
});

export function SettingsScreen() {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab } = useWords();
  const { roles } = useWhoIAm();
  const { data, error, refetch } = useSettings();
  const isAdmin = roles.includes('admin');
  return (
    <div className={page.scroll}>
      <div className={styles.root}>
        <Text as="h1" size={500} weight="semibold">
          {tab.screens.settings}
        </Text>
        <Account />
        {error ? (
          <ProblemMessage error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <RegisterForm settings={data} isReadOnly={!isAdmin} />
        ) : (
          <SkeletonLines count={4} height={40} />
        )}
        {isAdmin && <ListsDoctor />}
        {isAdmin && <Obligations />}
      </div>
    </div>
  );
}
