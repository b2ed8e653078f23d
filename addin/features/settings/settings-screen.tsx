/** Settings: who one is, how the register works, whether its lists are whole, and what could not be done. */
import { Text } from '@fluentui/react-components';
import { useWhoIAm } from '../../api/changes-context.ts';
import { useSettings } from '../../api/settings.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PageLinks } from '../../ui/page-links.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useWords } from '../../words/words.ts';
import { Account } from './account.tsx';
import { ListsDoctor } from './lists-doctor.tsx';
import { Obligations } from './obligations.tsx';
import { RegisterForm } from './register-form.tsx';
import { Roles } from './roles.tsx';
import { SettingsCard } from './settings-card.tsx';

export function SettingsScreen() {
  const page = usePageStyles();
  const { tab } = useWords();
  const { roles } = useWhoIAm();
  const { data, error, refetch } = useSettings();
  const isAdmin = roles.includes('admin');
  return (
    <div className={page.scroll}>
      <div className={page.column}>
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
        {isAdmin && data && <Roles granted={data.roles} />}
        {isAdmin && <ListsDoctor />}
        {isAdmin && <Obligations />}
        <SettingsCard title={tab.settings.about}>
          <Text>{tab.settings.aboutText}</Text>
          <PageLinks />
        </SettingsCard>
      </div>
    </div>
  );
}
