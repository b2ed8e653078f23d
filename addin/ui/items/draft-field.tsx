/** A text of an item: typed, kept, and saved when it is left. */
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useWords } from '../../words/words.ts';
import { useDraft } from './use-draft.ts';

export interface DraftFieldProps {
  /** Tells drafts apart, such as `AI-001 notes`. */
  readonly name: string;
  readonly label: string;
  readonly saved: string;
  readonly onSave: (text: string) => Promise<boolean>;
  readonly maxLength: number;
  readonly isLine?: boolean;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
}

export function DraftField({
  name,
  label,
  saved,
  onSave,
  maxLength,
  isLine = false,
  isRequired = false,
  isReadOnly = false,
}: DraftFieldProps) {
  const { item } = useWords().tab;
  const { undo } = useWords().shell;
  const draft = useDraft(name, saved);
  const leave = () => {
    if (isRequired && draft.text.trim() === '') draft.discard();
    else void draft.settle((text) => onSave(isLine ? text.replace(/\s+/g, ' ').trim() : text));
  };
  const common = {
    value: draft.text,
    maxLength,
    readOnly: isReadOnly,
    onBlur: leave,
    onChange: (_event: unknown, { value }: { value: string }) => draft.set(value),
  };
  return (
    <Field
      label={label}
      {...(draft.isOpen && {
        validationState: 'warning' as const,
        validationMessage: (
          <>
            {item.notSaved}{' '}
            <Button size="small" appearance="transparent" onClick={draft.discard}>
              {undo}
            </Button>
          </>
        ),
      })}
    >
      {isLine ? (
        <Input
          {...common}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) leave();
          }}
        />
      ) : (
        <Textarea {...common} resize="vertical" />
      )}
    </Field>
  );
}
