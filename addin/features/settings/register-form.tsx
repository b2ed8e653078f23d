/** How the register works: mailboxes, zone, rhythm, reminders. Administrators change it, everybody may read it. */
import { Button, Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsView } from '../../../shared/contract/admin.ts';
import { CADENCES } from '../../../shared/meeting/session.ts';
import { problemOf } from '../../api/problem.ts';
import { useChangeSettings } from '../../api/settings.ts';
import { useShell } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useWords, type Words } from '../../words/words.ts';
import { SettingsCard } from './settings-card.tsx';
import {
  changesFrom,
  type Fault,
  faultOf,
  TEXT_FIELDS,
  type TextField,
  type Typed,
  typedOf,
} from './settings-fields.ts';

export interface RegisterFormProps {
  readonly settings: SettingsView;
  readonly isReadOnly: boolean;
}

const DRAFT = 'settings';

export function RegisterForm({ settings, isReadOnly }: RegisterFormProps) {
  const page = usePageStyles();
  const words = useWords();
  const { settings: labels, sessions } = words.tab;
  const { drafts } = useShell();
  const change = useChangeSettings();
  const [typed, setTyped] = useState<Typed>(() => ({ ...typedOf(settings), ...drafts.load<Typed>(DRAFT) }));
  const [cadence, setCadence] = useState(settings.cadence);
  const faults = TEXT_FIELDS.filter((field) => faultOf(field, typed[field]));
  const changes = { ...changesFrom(settings, typed), ...(cadence !== settings.cadence && { cadence }) };
  const problem = change.error ? wordsOf(problemOf(change.error), words.shell) : null;
  const isSame = Object.keys(changes).length === 0;
  const write = (field: TextField, value: string) => {
    const next = { ...typed, [field]: value };
    drafts.save(DRAFT, next);
    setTyped(next);
  };
  const save = async () => {
    if (faults.length > 0 || isSame) return;
    await change.mutateAsync(changes).then(
      (settled) => {
        drafts.remove(DRAFT);
        setTyped(typedOf(settled));
      },
      () => undefined,
    );
  };
  const field = (name: TextField, label: string, hint = '') => {
    const fault = faultOf(name, typed[name]);
    return (
      <Field label={label} {...(hint && { hint })} {...(fault && { validationMessage: faultText(fault, labels) })}>
        <Input value={typed[name]} readOnly={isReadOnly} onChange={(_event, { value }) => write(name, value)} />
      </Field>
    );
  };
  return (
    <SettingsCard title={labels.register}>
      {isReadOnly && <Text className={page.quiet}>{labels.readOnly}</Text>}
      {field('senderMail', labels.senderMail, labels.senderHint)}
      {field('bookingMail', labels.bookingMail, labels.bookingHint)}
      {field('timeZone', labels.timeZone, labels.timeZoneHint)}
      <Field label={labels.cadence}>
        <Select
          value={cadence}
          disabled={isReadOnly}
          onChange={(_event, { value }) => setCadence(CADENCES.find((one) => one === value) ?? cadence)}
        >
          {CADENCES.map((one) => (
            <option key={one} value={one}>
              {sessions.cadences[one]}
            </option>
          ))}
        </Select>
      </Field>
      {field('draftLeadMinutes', labels.draftLead)}
      {field('reminderDays', labels.reminderDays, labels.reminderHint)}
      {field('followUpMinutes', labels.followUpMinutes)}
      {field('holidays', labels.holidays, labels.holidaysHint)}
      {!isReadOnly && (
        <div className={page.row}>
          <Button
            appearance="primary"
            disabledFocusable={isSame || faults.length > 0 || change.isPending}
            onClick={() => void save()}
          >
            {labels.save}
          </Button>
          <Text role="status">{change.isSuccess && isSame ? labels.saved : ''}</Text>
          {problem && (
            <Text role="alert">
              {problem.title} {problem.next}
            </Text>
          )}
        </div>
      )}
    </SettingsCard>
  );
}

function faultText(fault: Fault, { invalid }: Words['tab']['settings']): string {
  return fault.kind === 'number' ? invalid.number(fault.from, fault.to) : invalid[fault.kind];
}
