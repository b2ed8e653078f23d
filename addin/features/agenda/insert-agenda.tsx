/** While an invitation is written: its agenda with the open items of the series, put where the cursor is. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useContext, useMemo, useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { agendaOf } from '../../../shared/follow-up/agenda.ts';
import { agendaHtml, agendaText } from '../../../shared/follow-up/render-agenda.ts';
import { followUpWordsFor } from '../../../shared/follow-up/words.ts';
import { ClockContext } from '../../host/clock.ts';
import { useShell } from '../../host/shell.ts';
import { useFormats, useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM, alignContent: 'start' },
  preview: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxBlockSize: '280px',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  note: { color: tokens.colorNeutralForeground2 },
  alarm: { color: tokens.colorPaletteRedForeground1 },
});

export interface InsertAgendaProps {
  readonly title: string;
  readonly items: readonly ActionView[];
  readonly insert: (html: string) => Promise<void>;
}

export default function InsertAgenda({ title, items, insert }: InsertAgendaProps) {
  const styles = useStyles();
  const { agenda: words } = useWords().pane;
  const { locale, timeZone } = useFormats();
  const { host } = useShell();
  const clock = useContext(ClockContext);
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null);
  const agenda = useMemo(
    () =>
      agendaOf({
        session: { title, objectives: [], challenges: [] },
        items,
        now: new Date(clock.nowMs()).toISOString(),
        zoneOf: () => timeZone,
        linkTo: host.linkTo,
      }),
    [title, items, timeZone, host, clock],
  );
  const language = { words: followUpWordsFor(locale), locale };
  const write = () =>
    insert(agendaHtml(agenda, language)).then(
      () => setOutcome('done'),
      () => setOutcome('failed'),
    );
  return (
    <div className={styles.root}>
      <Text as="h2" weight="semibold" size={400}>
        {words.title}
      </Text>
      <Text className={styles.note}>{items.length === 0 ? words.noItems : words.text}</Text>
      <Button appearance="primary" onClick={() => void write()}>
        {words.action}
      </Button>
      <div role="status">
        {outcome && <Text className={outcome === 'failed' ? styles.alarm : styles.note}>{words[outcome]}</Text>}
      </div>
      <section aria-label={words.preview}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
        <pre className={styles.preview} tabIndex={0}>
          {agendaText(agenda, language)}
        </pre>
      </section>
    </div>
  );
}
