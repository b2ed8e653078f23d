/**
 * A task without a doer: "needs to be signed off by legal", "must be approved before 1 Feb", and, in minutes, a line
 * that begins with a task verb. Weak alone: a deadline or a named group lifts it.
 */
import { contentAfter, hasRole } from '../clauses.ts';
import { findDeadline, vagueTime } from '../due-phrase.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import { isEnglishTaskVerb, isTaskVerb } from '../words/verbs.ts';
import type { Hit } from '../words/vocabulary.ts';
import { type Spoken, speakableLines } from './speakable.ts';

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
  return spoken.placed.line.marker === 'none' ? 0.3 : 0.38;
};

function byWhom(view: View, sentence: Phrase, text: string): string | null {
  const { tokens } = sentence;
  const by = tokens.findIndex(
    ({ lower }, index) => index > 0 && /^(?:by|von|durch|par|por|pelo|pela|door)$/.test(lower),
  );
  if (by === -1) return null;
  const span = readPeople(tokens, by + 1, view.roster, view.index);
  if (span === null || !span.known) return null;
  return text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
}

function isImperative(view: View, spoken: Spoken, sentence: Phrase): boolean {
  const { line } = spoken.placed;
  const first = sentence.tokens[0];
  if (first === undefined || sentence.tokens.length < 4 || sentence.ending === '?') return false;
  if (view.language === 'en')
    return (
      isEnglishTaskVerb(first.lower) &&
      /^\p{Lu}\p{Ll}/u.test(first.text) &&
      (!NOUNY.has(first.lower) || CONTINUES.test(sentence.tokens[1]?.lower ?? '')) &&
      !/^(?:to|:|-|–)$/.test(sentence.tokens[1]?.text ?? '')
    );
  return (
    line.marker !== 'none' &&
    view.language !== 'de' &&
    view.language !== 'nl' &&
    /^\p{Lu}/u.test(first.text) &&
    isTaskVerb(first.lower, view.language)
  );
}

/** Something a deadline could be made of: a figure, a day, a month, a span of time. */
const DATED =
  /\d|day|week|month|quarter|year|end of|eo[dwmq]\b|cob|tomorrow|morgen|heute|woche|monat|tag\b|ende|demain|semaine|mois|jour|lundi|mardi|mercredi|jeudi|vendredi|fin\b|juin|mañana|semana|mes\b|lunes|martes|jueves|viernes|domingo|fin\b|amanhã|mês|segunda|terça|quarta|quinta|sexta|vandaag|dag\b|maand|before|until|avant|antes|vor\b|bis\b|voor\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|日|週|月/i;

const PARTICIPLE = /(?:ed|en|wn|nt|lt|ut|ne|de|ld|pt|ght|et|id)$/;
const NOT_PARTICIPLE =
  /^(?:available|able|different|present|absent|open|even|often|then|content|out|different|important|sent to|one|done|gone|fine|hidden|need|excellent|consistent|independent|written)$/;

/** English passives need a participle: "will be sent", not "will be in three weeks". */
function isDone(view: View, sentence: Phrase, hit: Hit): boolean {
  if (view.language !== 'en') return true;
  const verb = sentence.tokens[contentAfter(sentence.tokens, hit.index + hit.length)];
  const subject = sentence.tokens[hit.index - 1];
  if (subject !== undefined && /^(?:i|we|you|he|she|they|meeting|call)$/.test(subject.lower)) return false;
  return verb !== undefined && PARTICIPLE.test(verb.lower) && !NOT_PARTICIPLE.test(verb.lower);
}

function readSentence(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  const passive = sentence.hits.find((hit) => hit.role === 'passive' && isDone(view, sentence, hit));
  const imperative = isImperative(view, spoken, sentence);
  if (passive === undefined && !imperative) return null;
  if (hasRole(sentence, 'hedge') || hasRole(sentence, 'courtesy') || sentence.ending === '?') return null;
  const text = spoken.placed.line.text;
  const words = text.slice(sentence.start, sentence.end);
  const dated = imperative || view.kind === 'minutes' || view.kind === 'notes' || view.kind === 'invite';
  const due = dated && DATED.test(words) ? findDeadline(words, view.language) : null;
  const owner = passive === undefined ? null : byWhom(view, sentence, text);
  const base = imperative
    ? imperativeBase(view, spoken)
    : view.kind === 'email' || view.kind === 'transcript'
      ? 0
      : 0.22;
  const vague = due === null && imperative && view.kind !== 'email' && vagueTime(words) !== null;
  const confidence = base + (due !== null ? 0.33 : vague ? 0.14 : 0) + (owner !== null ? 0.3 : 0);
  return propose(spoken.placed.index, sentence.start, sentence.end, {
    kind: imperative ? 'request' : 'commitment',
    confidence,
    rule: imperative ? 'imperative' : 'passive-task',
    reasons: [
      imperative ? `begins with "${sentence.tokens[0]?.lower}"` : `"${passive?.phrase}"`,
      ...(due === null ? [] : ['has a deadline']),
    ],
    owner,
  });
}

/** See the module's first line. */
export function passiveTasks(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const spoken of speakableLines(view)) {
    if (spoken.placed.section === 'past-actions') continue;
    if (spoken.placed.section === 'agenda' && view.language === 'en' && spoken.placed.line.text.length < 60) continue;
    for (const sentence of view.sentencesOf(spoken.placed.line)) {
      const proposal = readSentence(view, spoken, sentence);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
