/** Another text than the open item's: pasted, or from a file. Loaded when it is asked for. */
import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { type ChangeEvent, useRef, useState } from 'react';
import type { SourceDocument } from '../../../shared/extraction/extraction.ts';
import { useExtractFile } from '../../api/extraction.ts';
import { problemOf } from '../../api/problem.ts';
import { useShell, useSignIn } from '../../host/shell.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useFormats, useWords } from '../../words/words.ts';
import { ACCEPTED, documentOf, isTooLarge, textFormatOf } from './read-file.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground3 },
  alarm: { color: tokens.colorPaletteRedForeground1 },
  area: { minBlockSize: '160px' },
});

interface NotesInputProps {
  /** Instant of the meeting the notes belong to, UTC; null when none is open. */
  readonly at: string | null;
  readonly onText: (document: SourceDocument) => void;
  /** Leads back to the open item; null when there is none. */
  readonly onBack: (() => void) | null;
}

const DRAFT = 'notes';

export default function NotesInput({ at, onText, onBack }: NotesInputProps) {
  const styles = useStyles();
  const { review, shell } = useWords();
  const { input } = review;
  const { drafts } = useShell();
  const [text, setText] = useState(() => drafts.load<string>(DRAFT) ?? '');
  const file = useFileReading(at, onText);
  const picker = useRef<HTMLInputElement>(null);
  const write = (value: string) => {
    setText(value);
    drafts.save(DRAFT, value);
  };
  const read = () => {
    drafts.remove(DRAFT);
    onText(documentOf(text));
  };
  return (
    <div className={styles.root}>
      <Text as="h2" weight="semibold" size={400}>
        {input.title}
      </Text>
      <Field label={input.paste} hint={input.pasteHint}>
        <Textarea
          textarea={{ className: styles.area }}
          value={text}
          resize="vertical"
          onChange={(_, { value }) => write(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={text.trim() === ''} onClick={read}>
          {input.read}
        </Button>
        <Button disabledFocusable={file.isBusy} onClick={() => picker.current?.click()}>
          {input.upload}
        </Button>
        {onBack && (
          <Button appearance="subtle" onClick={onBack}>
            {input.back}
          </Button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={input.upload}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) void file.read(chosen);
        }}
      />
      <Text size={200} className={styles.hint}>
        {input.types}
      </Text>
      <div role="status">
        {file.share !== null && <Text size={200}>{file.progress}</Text>}
        {file.fault !== null && (
          <Text size={200} className={styles.alarm}>
            {file.fault === 'too-large'
              ? input.tooLarge
              : Object.values(wordsOf(problemOf(file.fault), shell)).join(' ')}
          </Text>
        )}
      </div>
    </div>
  );
}

/** Reads a chosen file, in the page where it can be. */
function useFileReading(at: string | null, onText: NotesInputProps['onText']) {
  const formats = useFormats();
  const { input } = useWords().review;
  const { status, begin } = useSignIn();
  const upload = useExtractFile();
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const read = async (file: File): Promise<void> => {
    setFault(null);
    if (isTooLarge(file)) return setFault('too-large');
    const format = textFormatOf(file.name);
    if (format) return onText({ format, text: await file.text() });
    if (status === 'signed-out' && !(await begin())) return;
    try {
      setShare(0);
      const answer = await upload.mutateAsync({ file, at, timeZone: formats.timeZone, onProgress: setShare });
      onText(documentOf(answer.text));
    } catch (error) {
      setFault(error);
    } finally {
      setShare(null);
    }
  };
  const progress = share === null ? '' : input.uploading(formats.percent(share));
  return { read, share, fault, progress, isBusy: share !== null };
}
