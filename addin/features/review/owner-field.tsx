/** Who does it: people of the meeting first, then the directory; a name nobody has is kept in the notes of the item. */
import { Combobox, Field, Option } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../shared/extraction/extraction.ts';
import { usePeople } from '../../api/people.ts';
import { useSignIn } from '../../host/shell.ts';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { useWords } from '../../words/words.ts';
import type { EntryOwner } from './entry.ts';

interface OwnerFieldProps {
  readonly owner: EntryOwner | null;
  readonly people: readonly Person[];
  readonly hasFocus: boolean;
  readonly onChange: (owner: EntryOwner | null) => void;
}

interface Choice extends EntryOwner {
  readonly id: string;
  readonly note: string;
}

export function OwnerField({ owner, people, hasFocus, onChange }: OwnerFieldProps) {
  const { editor } = useWords().review;
  const { status } = useSignIn();
  const [text, setText] = useState(owner?.name ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const wanted = useDeferredValue(text);
  // Somebody picked before is no search: then everybody at the meeting is offered.
  const isPicked = owner !== null && !owner.isUncertain && wanted === owner.name;
  const search = usePeople(wanted, { enabled: status === 'signed-in' && !isPicked });
  const choices = choicesOf(isPicked ? '' : wanted, people, search.data ?? [], editor.attendee);
  const choose = (id: string | undefined) => {
    const chosen = choices.find((choice) => choice.id === id);
    if (!chosen) return;
    const { key, name, mail, isUncertain } = chosen;
    setText(name);
    onChange({ key, name, mail, isUncertain });
  };
  const write = (value: string) => {
    setText(value);
    const name = value.trim();
    onChange(name === '' ? null : { key: null, name, mail: null, isUncertain: true });
  };
  const isEmpty = choices.length === 0;
  const note = status !== 'signed-in' ? editor.noSearch : search.isFetching ? editor.searching : editor.nobody;
  return (
    <Field label={editor.owner} hint={editor.ownerHint}>
      <Combobox
        ref={fluentRef(field)}
        freeform
        clearable
        value={text}
        selectedOptions={[]}
        onChange={(event) => write(event.target.value)}
        onOptionSelect={(_, { optionValue }) => (optionValue === undefined ? write('') : choose(optionValue))}
      >
        {choices.map(({ id, name, note: about }) => (
          <Option key={id} value={id} text={name}>
            {about === '' ? name : `${name} · ${about}`}
          </Option>
        ))}
        {isEmpty && (
          <Option key="none" value="" text={text} disabled>
            {note}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

type Found = NonNullable<ReturnType<typeof usePeople>['data']>;

function choicesOf(text: string, people: readonly Person[], found: Found, attendee: string): readonly Choice[] {
  const start = text.trim().toLowerCase();
  const present = people
    .filter(({ name, mail }) => fits(name, start) || (mail?.toLowerCase().startsWith(start) ?? false))
    .map(({ name, mail = null, key = null }) => ({
      id: mail ?? name,
      key,
      name,
      mail,
      isUncertain: false,
      note: attendee,
    }));
  const mails = new Set(present.map(({ mail }) => mail?.toLowerCase()));
  const others = found
    .filter(({ mail }) => mail === null || !mails.has(mail.toLowerCase()))
    .map(({ key, name, mail, department }) => ({
      id: key,
      key,
      name,
      mail,
      isUncertain: false,
      note: department ?? '',
    }));
  return [...present, ...others].slice(0, 12);
}

/** Any word of the name may begin so. */
const fits = (name: string, start: string): boolean =>
  name
    .toLowerCase()
    .split(/\s+/)
    .some((_, index, words) => words.slice(index).join(' ').startsWith(start));
