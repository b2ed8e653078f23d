/** Who is signed in, with which roles, and the way out. The host stays signed in. */
import { Button, Text } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useWhoIAm } from '../../api/changes-context.ts';
import { useSignIn } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { Badge } from '../../ui/items/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import { SettingsCard } from './settings-card.tsx';

export function Account() {
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const { person, roles } = useWhoIAm();
  const { leave } = useSignIn();
  return (
    <SettingsCard title={tab.settings.account}>
      <Text style={{ overflowWrap: 'anywhere' }}>
        {tab.settings.signedInAs(person.mail ? `${person.name} (${person.mail})` : person.name)}
      </Text>
      <div className={page.row}>
        {roles.map((role) => (
          <Badge key={role} tone="neutral">
            {tab.settings.role[role]}
          </Badge>
        ))}
      </div>
      <div>
        <Button icon={<SignOutRegular />} onClick={() => void leave()}>
          {shell.signIn.out}
        </Button>
      </div>
    </SettingsCard>
  );
}
