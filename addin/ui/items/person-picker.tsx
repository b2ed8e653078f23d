/** Choosing a person: type, and the directory answers. Names that nobody has are not taken: owners are never invented. */
import { Combobox, Option, Persona } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { PersonRef } from '../../../shared/action-item/person.ts';
import { usePeople } from '../../api/people.ts';
import { useWords } from '../../words/words.ts';

export interface PersonPickerProps {
  readonly value: PersonRef | null;
  readonly onPick: (person: PersonRef) => void;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly onLeave?: () => void;
  readonly placeholder?: string;
  readonly size?: 'small' | 'medium';
  /** Empties itself after each choice, for lists of people. */
  readonly isMany?: boolean;
}

export function PersonPicker(props: PersonPickerProps) {
  const { value, onPick, label, autoFocus = false, onLeave, size = 'medium', isMany = false } = props;
  const words = useWords().tab.item;
  const [text, setText] = useState(value?.name ?? '');
  const [isTyped, setTyped] = useState(false);
  const listId = useId();
  const { data: people = [], isFetching } = usePeople(isTyped ? text : '');
  const pick = (key: string | undefined) => {
    const person = people.find((one) => one.key === key);
    if (!person) return;
    setText(isMany ? '' : person.name);
    setTyped(false);
    onPick({ key: person.key, name: person.name, mail: person.mail });
  };
  return (
    <Combobox
      id={listId}
      aria-label={label}
      size={size}
      autoFocus={autoFocus}
      freeform
      expandIcon={null}
      input={{ style: { minInlineSize: 0 } }}
      value={text}
      selectedOptions={[]}
      placeholder={props.placeholder ?? words.findPerson}
      onInput={(event) => {
        setText(event.currentTarget.value);
        setTyped(true);
      }}
      onOptionSelect={(_event, { optionValue }) => pick(optionValue)}
      onBlur={() => {
        if (!isMany) setText(value?.name ?? '');
        setTyped(false);
        onLeave?.();
      }}
      style={{ minInlineSize: 0, inlineSize: '100%' }}
    >
      {people.map((person) => (
        <Option key={person.key} value={person.key} text={person.name}>
          <Persona size="small" name={person.name} secondaryText={person.mail ?? person.department ?? ''} />
        </Option>
      ))}
      {people.length === 0 && (
        <Option key="none" disabled value="" text="">
          {isFetching ? words.searching : isTyped && text.trim().length > 1 ? words.nobody : words.findPerson}
        </Option>
      )}
    </Combobox>
  );
}
