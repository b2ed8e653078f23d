/**
 * A sentence that begins with a task verb: "Contact the printer by Friday", in a mail also after "Also," or the name of
 * the one who is told. In minutes it takes a deadline, because notes are full of verbs that nobody has to do.
 */
import { hasRole, taskEnd } from '../clauses.ts';
import { findDeadline, mayHoldDate, vagueTime } from '../due-phrase.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import { isEnglishTaskVerb, isTaskVerb } from '../words/verbs.ts';
import { isLabelWord, type Spoken, speakableLines } from './speakable.ts';

/** Verbs that are as often nouns: "Release target", "Pull request", "Tag meeting". */
const NOUNY = new Set(
  'release code tag pull plan issue process test report review host project design list link note vote update help support research work name time motion place start run move change cut build document present question answer file follow-up followup label log map mark measure order phase share ship sign study survey switch sync talk track transfer turn use visit wait walk watch question post push raise record register repeat reply request reserve return schedule scope search set sketch split spread stand stop store triage try type upgrade chair check copy cover draft drop edit extend find fix forward function group handle hold increase install interview issue join keep land lead leave lead'.split(
    ' ',
  ),
);
const CONTINUES =
  /^(?:the|a|an|this|that|these|those|our|my|your|his|her|their|its|with|to|on|up|out|for|all|any|some|each|every|it|them|us|if|whether|how|what|into|in|about|back|new|more|another|next|@.+|[a-z]+s|\d+)$/;

const imperativeBase = (view: View, spoken: Spoken): number => {
  if (view.kind === 'email') return 0.42;
  if (view.kind === 'transcript') return 0.2;
  // A French sentence that begins with an infinitive is a note of what is to be done; a point of a list may be a topic.
  if (view.language === 'fr' && view.kind !== 'invite' && spoken.placed.line.marker === 'none') return 0.52;
  return spoken.placed.line.marker === 'none' ? 0.3 : 0.38;
};

/** Where a task verb stands first: at the front, after "Also," or after the name of the one who is told. */
interface Imperative {
  readonly from: number;
  readonly name: string | null;
}

const LEADS = /^(?:also|then|next|finally|so|and|ok|okay|otherwise|meanwhile)$/;

function imperativeIn(view: View, spoken: Spoken, sentence: Phrase): Imperative | null {
  const { tokens } = sentence;
  if (tokens.length < 4 || sentence.ending === '?') return null;
  // "Release dates: …" is a label.
  if (NOUNY.has(tokens[0]?.lower ?? '') && tokens[2]?.text === ':') return null;
  if (view.language !== 'en') return isInfinitive(view, spoken, sentence) ? { from: 0, name: null } : null;
  if (/^\p{Lu}\p{Ll}/u.test(tokens[0]?.text ?? '') && isTaskAt(sentence, 0)) return { from: 0, name: null };
  if (view.kind !== 'email') return null;
  if (LEADS.test(tokens[0]?.lower ?? '') && isTaskAt(sentence, tokens[1]?.text === ',' ? 2 : 1))
    return { from: tokens[1]?.text === ',' ? 2 : 1, name: null };
  const span = readPeople(tokens, 0, view.roster, view.index);
  if (
    span === null ||
    isLabelWord(tokens[0]?.text ?? '') ||
    // "Content-Type: handle …" is a header or a label; before a colon only a known name is called.
    (tokens[span.to]?.text === ':' && !span.known) ||
    !/^[,:\-–—]$/.test(tokens[span.to]?.text ?? '') ||
    !isTaskAt(sentence, span.to + 1)
  )
    return null;
  return { from: 0, name: spoken.placed.line.text.slice(tokens[0]?.start ?? 0, tokens[span.to - 1]?.end ?? 0) };
}

function isTaskAt({ tokens }: Phrase, at: number): boolean {
  const verb = tokens[at]?.lower ?? '';
  const next = tokens[at + 1];
  return (
    isEnglishTaskVerb(verb) &&
    // "Draft Minutes" is a title: a thing with a capital makes the verb a noun.
    (!NOUNY.has(verb) || (CONTINUES.test(next?.lower ?? '') && next?.capital !== true)) &&
    !/^(?:to|:|-|–)$/.test(next?.text ?? '')
  );
}

/** "Marcher fait du bien": with a verb of its own the infinitive is a subject. */
const FINITE =
  /^(?:est|sont|était|étaient|sera|serait|fait|a|ont|permet|coûte|reste|semble|demande|prend|donne|devient|peut|doit|va|aide|évite|suffit|rend|vaut)$/;

function isInfinitive(view: View, spoken: Spoken, sentence: Phrase): boolean {
  const first = sentence.tokens[0];
  if (view.language === 'fr' && sentence.tokens.some(({ lower }) => FINITE.test(lower))) return false;
  if (view.language === 'de' || view.language === 'nl') return false;
  const prose = view.language === 'fr' && (view.kind === 'minutes' || view.kind === 'notes');
  const listed = spoken.placed.line.marker !== 'none' || prose;
  return listed && first !== undefined && /^\p{Lu}/u.test(first.text) && isTaskVerb(first.lower, view.language);
}

function readSentence(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  const told = imperativeIn(view, spoken, sentence);
  if (told === null || hasRole(sentence, 'hedge') || hasRole(sentence, 'courtesy')) return null;
  const words = spoken.placed.line.text.slice(sentence.start, sentence.end);
  const due = mayHoldDate(words) ? findDeadline(words, view.language) : null;
  const vague = due === null && view.kind !== 'email' && vagueTime(words) !== null;
  const start = sentence.tokens[told.from]?.start ?? sentence.start;
  return propose(spoken.placed.index, start, taskEnd(sentence, told.from), {
    kind: 'request',
    confidence:
      imperativeBase(view, spoken) + (told.name === null ? 0 : 0.2) + (due !== null ? 0.33 : vague ? 0.14 : 0),
    rule: 'imperative',
    reasons: [`tells: "${words.split(/\s+/).slice(0, 3).join(' ')}"`, ...(due === null ? [] : ['has a deadline'])],
    owner: told.name ?? spoken.greeted,
  });
}

/** See the module's first line. */
export function imperatives(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const spoken of speakableLines(view)) {
    const { section, line } = spoken.placed;
    if (section === 'past-actions' || (section === 'agenda' && line.text.length < 60)) continue;
    for (const sentence of view.sentencesOf(line)) {
      const proposal = readSentence(view, spoken, sentence);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
