/**
 * The form each language gives to tasks in notes: "book the hall", "Halle buchen", "réserver la salle". Words only; whose
 * task it is and whether the place is one for tasks is decided by the parsers.
 */
import type { Token } from './tokens.ts';
import type { Language } from './words/language.ts';
import { isEnglishTaskVerb, isTaskVerb } from './words/verbs.ts';

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

/** True when the words from token `at` on are a task in the form that notes give to tasks. */
export function isTaskForm(tokens: readonly Token[], at: number, language: Language): boolean {
  const verb = tokens[at];
  if (verb === undefined || !/^\p{L}/u.test(verb.text)) return false;
  if (language === 'en') return isEnglishTask(tokens, at);
  if (language === 'de' || language === 'nl') return endsInInfinitive(tokens, at, language);
  return language !== 'ja' && isTaskVerb(verb.lower, language) && tokens[at + 1] !== undefined;
}
