/** Capturing without Outlook: the meeting, its notes as text or file, and the review that the pane has too. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { Suspense, useMemo, useState } from 'react';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { SourceDocument } from '../../../shared/extraction/extraction.ts';
import { namedReferences } from '../../../shared/extraction/refiners/named-item.ts';
import { useWhoIAm } from '../../api/changes-context.ts';
import { useMeetingOfChat } from '../../api/meetings.ts';
import { useWholeRegister } from '../../api/register.ts';
import { useShell } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useToday } from '../../ui/items/today.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useLanguage } from '../../words/words.ts';
import { freshFacts, knownFacts, type MeetingFacts, meetingOf } from './meeting-facts.ts';
import { MeetingForm } from './meeting-form.tsx';
import { TranscriptInput } from './transcript-input.tsx';

const NotesInput = lazyPart(() => import('../review/notes-input.tsx').then((file) => file.default));
const Review = lazyPart(() => import('../review/review.tsx').then((file) => file.Review));

const DRAFT = 'captured meeting';
/** Open items a text is compared with; more would slow the reading down. */
const MOST_OPEN = 300;

const useStyles = makeStyles({
  // As much as the card of the notes below has.
  card: { padding: tokens.spacingHorizontalM },
  review: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minBlockSize: 0,
    inlineSize: '100%',
    maxInlineSize: '880px',
    marginInline: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlockStart: tokens.spacingVerticalS,
  },
});

export function NotesScreen({ onDone }: { readonly onDone: () => void }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { notes, screens, back } = words.tab;
  const { host, drafts } = useShell();
  const { person } = useWhoIAm();
  const today = useToday();
  const { chatId } = host.place;
  const here = useMeetingOfChat(chatId).data ?? null;
  // All meetings of a series have one chat: what was typed last week is not this week's.
  const draft = chatId === null ? DRAFT : `${DRAFT} ${chatId} ${today}`;
  const [typed, setTyped] = useState<Partial<MeetingFacts>>(() => drafts.load<Partial<MeetingFacts>>(draft) ?? {});
  const facts = useMemo(() => ({ ...(here ? knownFacts(here) : freshFacts(today)), ...typed }), [here, today, typed]);
  const [document, setDocument] = useState<SourceDocument | null>(null);
  const meeting = useMemo(() => meetingOf(facts, person, host.timeZone, here), [facts, person, host.timeZone, here]);
  const { openItems, references } = useRegister();
  const known = useMemo(
    () => references && new Set(namedReferences(document?.text ?? '').filter((one) => references.has(one))),
    [references, document],
  );
  const change = (part: Partial<MeetingFacts>) => {
    const next = { ...typed, ...part };
    drafts.save(draft, next);
    setTyped(next);
  };
  const tryExample = () => {
    change({ title: notes.example.title });
    setDocument({ format: 'plain', text: notes.example.text(person.name) });
  };
  if (document && meeting) {
    return (
      <div className={styles.review}>
        <div className={styles.head}>
          <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => setDocument(null)}>
            {notes.again}
          </Button>
          <Text weight="semibold">
            {meeting.title || words.review.untitled(formats.fullDay(formats.dateOf(meeting.startsAt)))}
          </Text>
          <span style={{ flexGrow: 1 }} />
          <Button size="small" onClick={onDone}>
            {screens.register}
          </Button>
        </div>
        <Suspense fallback={<SkeletonLines count={5} height={64} />}>
          <Review
            meeting={meeting}
            document={document}
            openItems={openItems}
            known={known}
            knownItems={known !== null && known.size > 0 && <Text>{notes.known(formats.list([...known]))}</Text>}
            onOtherText={() => setDocument(null)}
          />
        </Suspense>
      </div>
    );
  }
  return (
    <div className={page.scroll}>
      <div className={page.column}>
        <div className={page.stack}>
          <div className={page.outdent}>
            <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onDone}>
              {back}
            </Button>
          </div>
          <Text as="h1" size={500} weight="semibold" block>
            {notes.title}
          </Text>
          <Text block>{notes.intro}</Text>
          <div>
            <Button size="small" onClick={tryExample}>
              {notes.example.action}
            </Button>
          </div>
        </div>
        <section className={mergeClasses(page.card, page.stack, styles.card)} aria-labelledby="notes-meeting">
          <h2 id="notes-meeting" className={page.heading}>
            {notes.meeting}
          </h2>
          <MeetingForm facts={facts} onChange={change} />
        </section>
        <section className={page.card} aria-label={notes.text}>
          <Suspense fallback={<SkeletonLines count={3} height={48} />}>
            <NotesInput at={meeting?.startsAt ?? null} onText={setDocument} onBack={null} />
          </Suspense>
          <div className={styles.card}>
            <TranscriptInput onText={setDocument} />
          </div>
        </section>
      </div>
    </div>
  );
}

/** Open items, so that what is said again is recognised, and all references; null while the register is not read. */
function useRegister() {
  const { data } = useWholeRegister();
  return useMemo(
    () => ({
      references: data ? new Set(data.items.map(({ reference }) => reference)) : null,
      openItems: (data?.items ?? [])
        .filter(({ stage }) => isOpenStage(stage))
        .slice(0, MOST_OPEN)
        .map(({ reference, title, owner }) => ({ reference, text: title, ...(owner && { owner: owner.name }) })),
    }),
    [data],
  );
}
