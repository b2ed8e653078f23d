/** Evidence: files that prove the work, added by choosing or dropping them, with progress. */
import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  ProgressBar,
  shorthands,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { type DragEvent, useRef, useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAttachEvidence } from '../../api/action-items.ts';
import { type ApiProblem, problemOf } from '../../api/problem.ts';
import { useShell } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { fileNameOf } from '../../ui/items/value-text.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useLanguage } from '../../words/words.ts';
import { Section } from './section.tsx';

interface Sending {
  readonly file: File;
  readonly share: number;
  readonly problem: ApiProblem | null;
}

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    ...shorthands.border(tokens.strokeWidthThin, 'dashed', tokens.colorNeutralStroke1),
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorBrandBackground2, ...shorthands.borderColor(tokens.colorBrandStroke1) },
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  link: { overflowWrap: 'anywhere', display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

export function Evidence({ item }: { readonly item: ActionView }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words } = useLanguage();
  const { item: itemWords } = words.tab;
  const { host } = useShell();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { sending, add, retry } = useSending(item.reference);
  const isFinished = item.stage === 'Closed' || item.stage === 'Cancelled';
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void add([...event.dataTransfer.files]);
  };
  return (
    <Section title={itemWords.evidence}>
      {item.evidenceLinks.length === 0 && sending.length === 0 && (
        <Text className={page.quiet}>{itemWords.noEvidence}</Text>
      )}
      <ul className={styles.list}>
        {item.evidenceLinks.map((link) => (
          <li key={link}>
            <Link as="button" className={styles.link} onClick={() => host.openLink(link)}>
              {fileNameOf(link)}
              <OpenRegular aria-label={words.shell.opensNewWindow} />
            </Link>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.file.name}>
            <SendingLine sending={one} onRetry={() => void retry(one.file)} />
          </li>
        ))}
      </ul>
      {!isFinished && (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the button does the same
        <div
          className={mergeClasses(styles.drop, isOver && styles.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Button icon={<AttachRegular />} onClick={() => chooser.current?.click()}>
            {itemWords.addEvidence}
          </Button>
          <Text className={page.quiet}>{itemWords.dropEvidence}</Text>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={itemWords.addEvidence}
            onChange={(event) => {
              void add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </div>
      )}
    </Section>
  );
}

function SendingLine({
  sending: { file, share, problem },
  onRetry,
}: {
  readonly sending: Sending;
  readonly onRetry: () => void;
}) {
  const { words, formats } = useLanguage();
  const { item: itemWords } = words.tab;
  if (!problem) {
    return (
      <div>
        <Text block>{itemWords.uploading(file.name, formats.percent(share))}</Text>
        <ProgressBar value={share} aria-label={file.name} />
      </div>
    );
  }
  const { title, next } = wordsOf(problem, words.shell);
  return (
    <div role="alert">
      <Text block>
        <strong>{itemWords.uploadFailed(file.name)}</strong> {title} {next}
      </Text>
      <Button size="small" onClick={onRetry}>
        {words.shell.retry}
      </Button>
    </div>
  );
}

/** One file after the other; a failed one stays until it is sent again. */
function useSending(reference: string) {
  const attach = useAttachEvidence();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const put = (file: File, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.file === file ? { ...one, ...change } : one)));
  const send = async (file: File) => {
    try {
      await attach.mutateAsync({ reference, file, onProgress: (share) => put(file, { share }) });
      setSending((all) => all.filter((one) => one.file !== file));
    } catch (error) {
      put(file, { problem: problemOf(error) });
    }
  };
  return {
    sending,
    add: async (files: readonly File[]) => {
      setSending((all) => [...all, ...files.map((file) => ({ file, share: 0, problem: null }))]);
      for (const file of files) await send(file);
    },
    retry: (file: File) => {
      put(file, { share: 0, problem: null });
      return send(file);
    },
  };
}
