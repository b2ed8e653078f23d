/**
 * "Carla: book the venue": in minutes a known person, a colon and a verb in its task form hand the task to that person,
 * also outside lists of actions. What people said ("Carla: we saw 10 % growth") has another form, and talk is left alone.
 */
import { hasRole } from '../clauses.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import type { Token } from '../tokens.ts';
import type { Phrase, View } from '../view.ts';
import { findLabel } from '../words/labels.ts';
import type { Language } from '../words/language.ts';
import { isEnglishTaskVerb, isTaskVerb } from '../words/verbs.ts';
import { phraseLength } from '../words/vocabulary.ts';
import { isFinished } from './list-item.ts';
import { speakableLines } from './speakable.ts';

/** English verbs that are nouns, past forms or set phrases as well: only an object right behind makes them tasks. */
const DOUBTFUL =
  /^(?:release|code|tag|pull|plan|issue|process|test|open|report|review|host|project|design|list|link|note|vote|update|help|support|research|work|name|time|place|start|run|move|change|document|present|question|answer|file|follow|label|log|map|mark|order|phase|share|sign|study|survey|switch|talk|track|use|visit|post|record|request|schedule|scope|search|split|stop|store|check|copy|cover|draft|estimate|focus|measure|address|brainstorm|approach|contact|install|offer|demo|sync)$/;
const PAST_TOO =
  /^(?:read|put|set|cut|let|cost|hit|come|go|have|get|like|need|see|think|say|agree|come|explain|welcome)$/;
const OBJECT =
  /^(?:the|a|an|this|that|these|those|our|my|your|his|her|their|its|it|them|all|any|some|each|every|up|out|whether|if|how|with|new|more|@.+|\p{L}+s)$/u;

/** Words of a report: a subject or a finite verb that no task in the infinitive has. */
const REPORTS: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /^(?:ich|wir|er|sie|es|man|ist|sind|war|waren|hat|haben|hatte|hatten|wurde|wurden|wird|werden|kann|können|soll|sollen|sollte|muss|müssen|möchte|will|wollen|gibt|gab|findet|fragt|fragte|sagt|sagte|meint|meinte|wollte|konnte|dass|ob|wenn|weil|nicht)$/,
  nl: /^(?:ik|we|wij|hij|ze|zij|het is|is|zijn|was|waren|heeft|hebben|had|hadden|werd|werden|wordt|worden|kan|kunnen|moet|moeten|zou|wil|willen|vindt|vraagt|zegt|dat|of|als|niet|er)$/,
};

/** Begins the words that may stand behind a final infinitive: "… anfragen bis Freitag". */
const TAIL = /^(?:bis|vor|am|im|in|zum|ab|nach|für|mit|voor|vóór|tegen|uiterlijk|op|,|;|\.|\(|–|-|:)$/;

function isEnglishTask(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.lower ?? '';
  const next = tokens[at + 1];
  if (!isEnglishTaskVerb(verb) || PAST_TOO.test(verb) || next === undefined) return false;
  return DOUBTFUL.test(verb) ? OBJECT.test(next.lower) : /^[\p{L}\p{N}@"“]/u.test(next.text) && next.lower !== 'is';
}

/** German and Dutch put the infinitive last: "Grill bei der Feuerwehr anfragen". */
function endsInInfinitive(tokens: readonly Token[], at: number, language: Language): boolean {
  const words = tokens.slice(at);
  const verb = words.findIndex(({ text, lower }, index) => {
    const next = words[index + 1];
    const last = next === undefined || TAIL.test(next.lower) || next.text === '!';
    return last && /^\p{Ll}{4,}/u.test(text) && isTaskVerb(lower, language);
  });
  if (verb < 1 || /^(?:zu|te)$/.test(words[verb - 1]?.lower ?? '')) return false;
  return !words.slice(0, verb).some(({ lower }) => REPORTS[language]?.test(lower));
}

/** Does a task begin at token `at` in the form the language gives to tasks? */
function isTaskForm(view: View, sentence: Phrase, at: number): boolean {
  const { tokens } = sentence;
  const verb = tokens[at];
  if (verb === undefined || !/^\p{L}/u.test(verb.text)) return false;
  if (view.language === 'en') return isEnglishTask(tokens, at);
  if (view.language === 'de' || view.language === 'nl') return endsInInfinitive(tokens, at, view.language);
  return view.language !== 'ja' && isTaskVerb(verb.lower, view.language) && tokens[at + 1] !== undefined;
}

interface Handed {
  readonly placed: Placed;
  readonly sentence: Phrase;
  readonly owner: string;
  readonly isTask: boolean;
}

/** A line that begins with "Name:"; null for all others. */
function handed(view: View, placed: Placed): Handed | null {
  const sentence = view.sentencesOf(placed.line)[0];
  if (sentence === undefined) return null;
  const { tokens } = sentence;
  const span = readPeople(tokens, 0, view.roster, view.index);
  if (span === null || !span.known || !/^[:：]$/.test(tokens[span.to]?.text ?? '')) return null;
  const vouched = tokens.slice(0, span.to).some(({ lower }) => view.roster.listed.has(lower.replace(/^@/, '')));
  if (!vouched && phraseLength(view.index, tokens, 0, 'collective') === 0) return null;
  const owner = placed.line.text.slice(tokens[0]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
  const open = sentence.ending !== '?' && !hasRole(sentence, 'hedge') && !hasRole(sentence, 'courtesy');
  return { placed, sentence, owner, isTask: open && isTaskForm(view, sentence, span.to + 1) };
}

/** Six turns or more that are no tasks, and more of them than tasks: the notes are a record of talk. */
const isTalk = (lines: readonly Handed[]): boolean => {
  const said = lines.filter(({ isTask }) => !isTask).length;
  return said >= 6 && said > lines.length / 2;
};

/** See the module's first line. */
export function nameTasks(view: View): readonly Proposal[] {
  if (view.kind !== 'minutes' && view.kind !== 'notes') return [];
  const lines: Handed[] = [];
  for (const { placed } of speakableLines(view)) {
    const { section, line } = placed;
    if (
      findLabel(line.text) !== null ||
      section === 'past-actions' ||
      section === 'agenda' ||
      isFinished(line.text) ||
      line.speaker !== null
    )
      continue;
    const found = handed(view, placed);
    if (found !== null) lines.push(found);
  }
  if (isTalk(lines)) return [];
  return lines
    .filter(({ isTask }) => isTask)
    .map(({ placed, sentence, owner }) =>
      propose(placed.index, sentence.start, sentence.end, {
        kind: 'commitment',
        confidence: 0.68,
        rule: 'name-task',
        reasons: [`a known person, a colon and a task`],
        owner,
      }),
    );
}
