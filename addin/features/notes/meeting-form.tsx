/** The meeting the notes belong to: title, day, time, and who took part. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonName } from '../../ui/items/person-name.tsx';
import { PersonPicker } from '../../ui/items/person-picker.tsx';
import { useWords } from '../../words/words.ts';
import type { MeetingFacts } from './meeting-facts.ts';

export interface MeetingFormProps {
  readonly facts: MeetingFacts;
  readonly onChange: (change: Partial<MeetingFacts>) => void;
}

const useStyles = makeStyles({
  times: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  people: {
    listStyleType: 'none',
    marginBlock: 0,
    paddingInline: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  person: {
    display: 'inline-flex',
    alignItems: 'center',
    paddingInlineStart: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusCircular,
  },
});

export function MeetingForm({ facts, onChange }: MeetingFormProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { notes } = useWords().tab;
  const narrow = { style: { minInlineSize: 0 } };
  return (
    <div className={page.stack} style={{ gap: tokens.spacingVerticalM }}>
      <Field label={notes.meetingTitle}>
        <Input value={facts.title} maxLength={255} onChange={(_event, { value }) => onChange({ title: value })} />
      </Field>
      <div className={styles.times}>
        <Field label={notes.date}>
          <Input
            type="date"
            value={facts.date}
            input={narrow}
            onChange={(_event, { value }) => onChange({ date: value })}
          />
        </Field>
        <Field label={notes.start}>
          <Input
            type="time"
            value={facts.start}
            input={narrow}
            onChange={(_event, { value }) => onChange({ start: value })}
          />
        </Field>
        <Field label={notes.end}>
          <Input
            type="time"
            value={facts.end}
            input={narrow}
            onChange={(_event, { value }) => onChange({ end: value })}
          />
        </Field>
      </div>
      <Field label={notes.attendees} hint={notes.attendeesHint}>
        <PersonPicker
          isMany
          label={notes.attendees}
          value={null}
          onPick={(person) => {
            const isKnown = facts.attendees.some(({ key }) => key === person.key);
            if (!isKnown) onChange({ attendees: [...facts.attendees, person] });
          }}
        />
      </Field>
      {facts.attendees.length > 0 && (
        <ul className={styles.people}>
          {facts.attendees.map((person) => (
            <li key={person.key ?? person.name} className={styles.person}>
              <PersonName person={person} />
              <Button
                size="small"
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={notes.removePerson(person.name)}
                onClick={() => onChange({ attendees: facts.attendees.filter((one) => one !== person) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
