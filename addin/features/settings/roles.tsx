/** Who may do more than everybody may. An administrator grants and takes roles; the server enforces them. */
import { Button, Checkbox, Field, makeStyles, shorthands, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { SettingsView } from '../../../shared/contract/admin.ts';
import { useWhoIAm } from '../../api/changes-context.ts';
import { problemOf } from '../../api/problem.ts';
import { useSessions } from '../../api/sessions.ts';
import { useGrantRoles } from '../../api/settings.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonName } from '../../ui/items/person-name.tsx';
import { PersonPicker } from '../../ui/items/person-picker.tsx';
import { Badge } from '../../ui/items/status-badge.tsx';
import { wordsOf } from '../../ui/problem-words.ts';
import { useWords } from '../../words/words.ts';
import { GRANTABLE, type GrantedRole, namesIn } from './granted-roles.ts';
import { SettingsCard } from './settings-card.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalM },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, flexBasis: '160px', minInlineSize: 0 },
  form: {
    marginInline: 0,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
  },
});

interface Editing {
  readonly key: string;
  readonly name: string;
}

export function Roles({ granted }: { readonly granted: SettingsView['roles'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { settings } = useWords().tab;
  const { person } = useWhoIAm();
  const { data } = useSessions();
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const [editing, setEditing] = useState<Editing | null>(null);
  const names = useMemo(() => namesIn(data?.sessions ?? [], person, picked), [data, person, picked]);
  const nameOf = (key: string) => names.get(key) ?? settings.unknownPerson(key.slice(0, 8));
  const people = Object.entries(granted).filter(([, roles]) => roles.length > 0);
  return (
    <SettingsCard title={settings.roles}>
      <Text>{settings.rolesText}</Text>
      <ul className={styles.list}>
        {people.map(([key, roles]) => (
          <li key={key} className={styles.line}>
            <span className={styles.name}>
              <PersonName person={{ name: nameOf(key) }} />
            </span>
            <span className={page.row}>
              {roles.map((role) => (
                <Badge key={role} tone="neutral">
                  {settings.role[role]}
                </Badge>
              ))}
            </span>
            <Button
              size="small"
              aria-label={settings.changeRolesOf(nameOf(key))}
              onClick={() => setEditing({ key, name: nameOf(key) })}
            >
              {settings.changeRoles}
            </Button>
          </li>
        ))}
      </ul>
      {editing ? (
        <RolesForm
          key={editing.key}
          person={editing}
          before={granted[editing.key] ?? []}
          onClose={() => setEditing(null)}
        />
      ) : (
        <Field label={settings.grantTo}>
          <PersonPicker
            isMany
            label={settings.grantTo}
            value={null}
            onPick={({ key, name }) => {
              if (key === null) return;
              setPicked((all) => new Map(all).set(key, name));
              setEditing({ key, name });
            }}
          />
        </Field>
      )}
    </SettingsCard>
  );
}

interface RolesFormProps {
  readonly person: Editing;
  readonly before: readonly GrantedRole[];
  readonly onClose: () => void;
}

function RolesForm({ person, before, onClose }: RolesFormProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const { settings } = tab;
  const me = useWhoIAm();
  const grant = useGrantRoles();
  const [roles, setRoles] = useState(before);
  const problem = grant.error ? wordsOf(problemOf(grant.error), shell) : null;
  const save = () => grant.mutate({ objectId: person.key, roles: [...roles] }, { onSuccess: onClose });
  // Whoever took this role from themselves could not give it back.
  const isLocked = (role: GrantedRole) => role === 'admin' && person.key === me.person.key;
  return (
    <fieldset className={styles.form}>
      <legend>{settings.rolesOf(person.name)}</legend>
      {GRANTABLE.map((role) => (
        <div key={role}>
          <Checkbox
            label={settings.role[role]}
            checked={roles.includes(role)}
            disabled={isLocked(role)}
            onChange={(_event, { checked }) =>
              setRoles(GRANTABLE.filter((one) => (one === role ? checked === true : roles.includes(one))))
            }
          />
        </div>
      ))}
      {isLocked('admin') && <Text className={page.quiet}>{settings.ownAdmin}</Text>}
      <div className={page.row} style={{ paddingBlock: tokens.spacingVerticalS }}>
        <Button appearance="primary" size="small" disabledFocusable={grant.isPending} onClick={save}>
          {settings.saveRoles}
        </Button>
        <Button size="small" onClick={onClose}>
          {shell.cancel}
        </Button>
      </div>
      {problem && (
        <Text role="alert" block>
          {problem.title} {problem.next}
        </Text>
      )}
    </fieldset>
  );
}
