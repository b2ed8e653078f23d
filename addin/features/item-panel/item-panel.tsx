/** One item with everything about it: its steps, its fields, where it comes from, its evidence and its history. */
import { Button, makeStyles, Text, Tooltip, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { useEffect, useRef, useState } from 'react';
import type { ActionDetail } from '../../../shared/contract/action-items.ts';
import { useAction } from '../../api/action-items.ts';
import { problemOf } from '../../api/problem.ts';
import { useShell } from '../../host/shell.ts';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { Badge, PriorityText, StatusBadge } from '../../ui/items/status-badge.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { Agreement } from './agreement.tsx';
import { Closing } from './closing.tsx';
import { Details } from './details.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import { Source } from './source.tsx';
import { Steps } from './steps.tsx';

export interface ItemPanelProps {
  readonly reference: string;
  /** Whether it is all that is seen. */
  readonly isPage: boolean;
  readonly onClose: () => void;
  readonly onOpenSession: (reference: string) => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minBlockSize: 0, flexGrow: 1 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInlineStart: tokens.spacingHorizontalL,
    paddingInlineEnd: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalSNudge,
    borderBottomWidth: tokens.strokeWidthThin,
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  space: { flexGrow: 1 },
  body: {
    flexGrow: 1,
    minBlockSize: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalL,
    '@media (max-width: 360px)': { paddingInline: tokens.spacingHorizontalM },
  },
  title: { overflowWrap: 'anywhere', marginBlock: 0 },
  heading: { outlineStyle: 'none' },
});

export function ItemPanel({ reference, isPage, onClose, onOpenSession }: ItemPanelProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useAction(reference);
  const { item: words } = useWords().tab;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the panel wherever the focus is in it
    <div className={styles.root} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
      <div className={styles.head}>
        <Text
          as={isPage ? 'h1' : 'h2'}
          ref={fluentRef(heading)}
          tabIndex={-1}
          size={400}
          weight="semibold"
          className={styles.heading}
        >
          {reference}
        </Text>
        <span className={styles.space} />
        <CopyLink reference={reference} />
        {data && <SharePointLink url={data.item.webUrl} />}
        <Tooltip content={words.close} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </div>
      <div className={styles.body}>
        {data ? (
          <Body detail={data} onOpenSession={onOpenSession} />
        ) : error ? (
          problemOf(error).kind === 'not-found' ? (
            <StateMessage kind="empty" {...words.notFound} action={{ label: words.close, onClick: onClose }} />
          ) : (
            <ProblemMessage error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <SkeletonLines count={6} height={40} />
        )}
      </div>
    </div>
  );
}

interface BodyProps {
  readonly detail: ActionDetail;
  readonly onOpenSession: (reference: string) => void;
}

function Body({ detail: { item, log }, onOpenSession }: BodyProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab } = useWords();
  return (
    <>
      <div className={page.stack}>
        <Text as="h2" size={500} weight="semibold" block className={styles.title}>
          {item.title}
        </Text>
        <div className={page.row}>
          <StatusBadge status={item.status} stage={item.stage} />
          {item.status === 'Overdue' && item.stage === 'Blocked' && <Badge tone="warning">{tab.item.barrier}</Badge>}
          <PriorityText priority={item.priority} isLong />
        </div>
        <Agreement item={item} log={log} />
      </div>
      <Steps item={item} />
      <Details item={item} onOpenSession={onOpenSession} />
      <Source item={item} />
      <Closing item={item} />
      <Evidence item={item} />
      <History reference={item.reference} log={log} />
    </>
  );
}

const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

/** A link for colleagues; the clipboard may be forbidden in a frame, then the address is shown to be copied by hand. */
function CopyLink({ reference }: { readonly reference: string }) {
  const { host } = useShell();
  const { item: words } = useWords().tab;
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle');
  const link = host.linkTo(reference) ?? `${location.origin}/site/tab.html#/register?item=${reference}`;
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setState('copied'),
      () => setState('by-hand'),
    );
  if (state === 'by-hand') {
    return (
      <input
        readOnly
        ref={takeFocus}
        aria-label={words.copyLink}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        style={{ minInlineSize: 0 }}
      />
    );
  }
  return (
    <Tooltip content={state === 'copied' ? words.copied : words.copyLink} relationship="label">
      <Button appearance="subtle" icon={<LinkRegular />} onClick={() => void copy()} />
    </Tooltip>
  );
}

function SharePointLink({ url }: { readonly url: string }) {
  const { host } = useShell();
  const { tab, shell } = useWords();
  if (!url.startsWith('https://')) return null;
  return (
    <Tooltip content={`${tab.item.inSharePoint} (${shell.opensNewWindow})`} relationship="label">
      <Button appearance="subtle" icon={<OpenRegular />} onClick={() => host.openLink(url)} />
    </Tooltip>
  );
}
