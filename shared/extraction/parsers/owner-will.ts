/**
 * "Ana to …", "Ana will …", "Ana kümmert sich …", "Marc envoie …": a person and what they do next. The person must be
 * one; what follows must be work, not a state, a report or a possibility.
 */
import { beginsClause, contentAfter, hasRole, isSaid, roleAt, taskEnd, wordsFrom } from '../clauses.ts';
import { type PersonSpan, readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import type { Phrase, View } from '../view.ts';
import { isEnglishTaskVerb, isPresentVerb, isTaskGerund, isTaskVerb, isWorkVerb } from '../words/verbs.ts';
import { type Spoken, speakableLines } from './speakable.ts';

/** How much each link between person and task says. */
const LINKS: Readonly<Record<string, number>> = {
  to: 0.85,
  will: 0.75,
  "'ll": 0.75,
  shall: 0.75,
  'is going to': 0.7,
  'are going to': 0.6,
  "'s going to": 0.7,
  'is gonna': 0.7,
  "'s gonna": 0.7,
  'are gonna': 0.6,
  'going to': 0.5,
  'is to': 0.7,
  'are to': 0.6,
  'has to': 0.6,
  'needs to': 0.55,
  'need to': 0.5,
  should: 0.45,
  must: 0.6,
  'agreed to': 0.75,
  'agrees to': 0.75,
  'has agreed to': 0.75,
  'have agreed to': 0.65,
  'undertook to': 0.8,
  'undertakes to': 0.8,
  'undertake to': 0.7,
  'has undertaken to': 0.8,
  'offered to': 0.6,
  'offers to': 0.6,
  'volunteered to': 0.75,
  'volunteers to': 0.75,
  'plans to': 0.5,
  'to please': 0.8,
  can: 0.25,
  could: 0.2,
  might: 0.1,
  may: 0.1,
  would: 0.35,
  'was asked to': 0.7,
  'were asked to': 0.6,
  'is asked to': 0.7,
  'has been asked to': 0.65,
  'wird gebeten': 0.7,
  'wurde gebeten': 0.65,
  'wants to': 0.3,
  'is supposed to': 0.4,
  'promised to': 0.75,
  soll: 0.7,
  sollen: 0.6,
  muss: 0.6,
  müssen: 0.5,
  wird: 0.7,
  werden: 0.6,
  möchte: 0.45,
  würde: 0.55,
  versucht: 0.6,
  sollte: 0.4,
  va: 0.75,
  vont: 0.65,
  doit: 0.7,
  doivent: 0.6,
  devra: 0.7,
  à: 0.75,
  pour: 0.2,
  peut: 0.25,
  fera: 0.7,
  'propose de': 0.35,
  devrait: 0.4,
  'va a': 0.75,
  'van a': 0.65,
  debe: 0.65,
  deben: 0.55,
  'tiene que': 0.65,
  deberá: 0.7,
  'se compromete a': 0.8,
  'queda en': 0.75,
  hará: 0.7,
  puede: 0.25,
  podría: 0.2,
  a: 0.4,
  vai: 0.75,
  vão: 0.65,
  deve: 0.6,
  irá: 0.75,
  irão: 0.65,
  precisa: 0.5,
  'ficou de': 0.8,
  'tem que': 0.65,
  gaat: 0.7,
  gaan: 0.55,
  zal: 0.75,
  zullen: 0.6,
  moet: 0.55,
  dient: 0.55,
  neemt: 0.55,
  zou: 0.3,
  wil: 0.3,
  kan: 0.2,
  mag: 0.2,
  'wordt gevraagd': 0.6,
};

/** Verbs that are first names, too. */
const NAME_VERBS = new Set(['mark', 'grant', 'chase', 'frank', 'will', 'bill', 'pat']);

const DETERMINERS = /^(?:the|a|an|this|that|our|their|its|my|your|his|her|next|all|each|be)$/;

interface Link {
  readonly strength: number;
  readonly phrase: string;
  /** Index of the first word of the task. */
  readonly task: number;
}

function linkAfter(view: View, sentence: Phrase, span: PersonSpan, placed: Placed): Link | null {
  const at = sentence.hits.filter(({ index }) => index === linkIndex(sentence, span));
  const takes = at.find(({ role }) => role === 'takes');
  if (takes !== undefined) return { strength: 0.7, phrase: takes.phrase, task: takes.index + takes.length };
  const assign = at.find(({ role }) => role === 'assign');
  if (assign !== undefined) {
    const task = contentAfter(sentence.tokens, assign.index + assign.length);
    return { strength: LINKS[assign.phrase] ?? 0.5, phrase: assign.phrase, task };
  }
  return told(view, sentence, span) ?? presentVerb(view, sentence, span, placed);
}

/** "Ana - to ask the printer", "Ben: will call them": at the front of a line a dash or colon may stand between. */
function linkIndex({ tokens }: Phrase, span: PersonSpan): number {
  const sign = tokens[span.to]?.text ?? '';
  const apart = span.from === 0 && span.known && /^[-–—:：]$/.test(sign);
  return apart && /^(?:to|will)$/.test(tokens[span.to + 1]?.text ?? '') ? span.to + 1 : span.to;
}

/** "Ryan, you work on the buttons": said to somebody's face. */
function told(view: View, sentence: Phrase, span: PersonSpan): Link | null {
  const { tokens } = sentence;
  const you = tokens[span.to]?.text === ',' ? span.to + 1 : span.to;
  if (view.kind !== 'transcript' || tokens[you]?.lower !== 'you' || span.count > 1) return null;
  const verb = tokens[you + 1]?.lower ?? '';
  return isEnglishTaskVerb(verb) && !/^(?:have|get|see|say|think|go|use|put|mean)$/.test(verb)
    ? { strength: 0.9, phrase: 'you', task: you + 1 }
    : null;
}

/** "Denise kontaktiert Nico": in minutes the present tense of a known person is a task; reports use other verbs. */
function presentVerb(view: View, sentence: Phrase, span: PersonSpan, placed: Placed): Link | null {
  const verb = sentence.tokens[span.to];
  if (verb === undefined) return null;
  if (view.kind === 'email' && view.language === 'de') return workInMail(sentence, span, verb.lower);
  if (!span.known) return null;
  if (view.language === 'en') return arrowVerb(sentence, span, placed.line.marker === 'arrow' && span.from === 0);
  if (view.kind !== 'minutes' && view.kind !== 'notes') return null;
  const reported =
    sentence.hits.some(({ role, index }) => (role === 'done' || role === 'state') && index === span.to) ||
    isReport(sentence, span.to);
  if (reported || !isPresentVerb(verb.lower, view.language)) return null;
  // Running text tells in the present tense what was said and done; there only work counts.
  const prose = placed.line.marker === 'none' && placed.parent === -1;
  if (prose && !isWorkVerb(verb.lower, view.language)) return null;
  // One person takes the singular: "Logius standaarden" is no sentence.
  if ((view.language === 'de' || view.language === 'nl') && span.count === 1 && verb.lower.endsWith('en')) return null;
  return { strength: view.language === 'de' ? 0.6 : 0.55, phrase: verb.lower, task: span.to };
}

/** German verbs that tell what somebody said or did, by the particle that stands behind: "stellt die Umfrage vor". */
const PARTICLES: Readonly<Record<string, RegExp>> = {
  stellt: /^vor$/,
  stellen: /^vor$/,
  nimmt: /^teil$/,
  nehmen: /^teil$/,
  lehnt: /^ab$/,
  lehnen: /^ab$/,
  stimmt: /^zu$/,
  stimmen: /^zu$/,
  fasst: /^zusammen$/,
  führt: /^aus$/,
  legt: /^dar$/,
};

const isReport = ({ tokens }: Phrase, verb: number): boolean => {
  const particle = PARTICLES[tokens[verb]?.lower ?? ''];
  return particle !== undefined && tokens.slice(verb + 1).some(({ lower }) => particle.test(lower));
};

/** "Lena schickt bis Mittwoch …": a mail after a meeting says it so; one name in front and a verb that is work. */
function workInMail(sentence: Phrase, span: PersonSpan, verb: string): Link | null {
  const told = span.from === 0 && span.count === 1 && sentence.ending !== '?' && isWorkVerb(verb, 'de');
  return told ? { strength: 0.95, phrase: verb, task: span.to } : null;
}

/** "→ Ana drafts the letter": in English only an arrow tells a task from a report. */
function arrowVerb(sentence: Phrase, span: PersonSpan, arrow: boolean): Link | null {
  const verb = sentence.tokens[span.to]?.lower ?? '';
  if (!arrow || (!isEnglishTaskVerb(verb.replace(/(?:es|s)$/, '')) && !isEnglishTaskVerb(verb.replace(/s$/, ''))))
    return null;
  return { strength: 0.65, phrase: verb, task: span.to };
}

/** "Frau Kern wird teilnehmen": the last word says that it is no work. */
function endsInState(sentence: Phrase): boolean {
  const last = sentence.tokens.length - (sentence.ending === '' ? 1 : 2);
  return (
    roleAt(sentence, 'state', last) ||
    /^(?:teilnehmen|deelnemen|dabei|anwesend)$/.test(sentence.tokens[last]?.lower ?? '')
  );
}

/** "Ana to attend the hearing", "Ana will work on the map", "Ana will be drafting it": states that are work here. */
function isWorkAfterAll({ tokens }: Phrase, span: PersonSpan, link: Link): boolean {
  const [verb, next] = [tokens[link.task]?.lower ?? '', tokens[link.task + 1]?.lower ?? ''];
  if (verb === 'work') return next === 'on' || next === 'with';
  if (verb === 'be') return /^(?:will|'ll)$/.test(link.phrase) && isTaskGerund(next);
  return link.phrase === 'to' && span.known && isEnglishTaskVerb(verb) && !/^(?:have|see|come|agree|think)$/.test(verb);
}

function isWork(view: View, sentence: Phrase, span: PersonSpan, link: Link): boolean {
  const word = sentence.tokens[link.task];
  if (word === undefined || !/^\p{L}/u.test(word.text))
    return link.strength >= 0.7 && wordsFrom(sentence.tokens, 0) >= 3;
  if (roleAt(sentence, 'negation', link.task)) return false;
  if (roleAt(sentence, 'state', link.task) && link.phrase !== 'you' && !isWorkAfterAll(sentence, span, link))
    return false;
  if (view.language === 'en' && link.phrase === 'to')
    return isEnglishTaskVerb(word.lower) || (span.known && !DETERMINERS.test(word.lower));
  if (/^(?:wird|werden|zal|zullen)$/.test(link.phrase) && endsInState(sentence)) return false;
  if (link.phrase === 'à' || link.phrase === 'a') return isTaskVerb(word.lower, view.language);
  return wordsFrom(sentence.tokens, link.task) >= 1;
}

function strengthOf(view: View, sentence: Phrase, span: PersonSpan, link: Link, listed: boolean): number {
  let strength = link.strength;
  if (!span.known) strength -= link.phrase === 'to' ? 0.15 : 0.22;
  if (view.kind === 'transcript') strength -= 0.15;
  if (view.kind === 'email' && !listed) strength -= 0.19;
  // "Members must close the gate": a rule for everybody is nobody's task.
  const collective = sentence.hits.some(({ role, index }) => role === 'collective' && index === span.from);
  if (
    collective &&
    /^(?:must|should|need to|needs to|can|may|müssen|sollen|doivent|deben|devem|moeten)$/.test(link.phrase)
  )
    strength -= 0.2;
  if (view.kind === 'invite') strength -= 0.3;
  if (sentence.ending === '?') strength -= 0.3;
  // "It was agreed that Ana would contact the council."
  if (
    /^(?:would|should|shall|soll|devrait|debería|deveria|zou)$/.test(link.phrase) &&
    hasRole(sentence, 'decision', 0, span.from)
  )
    strength += 0.3;
  if (hasRole(sentence, 'hedge', 0, span.from)) strength -= 0.2;
  // "I'll send the quote and Peter will check the stock": what is promised in one breath is meant alike.
  if (
    view.kind === 'email' &&
    /^(?:will|'ll|wird|va|va a|vai|zal|gaat)$/.test(link.phrase) &&
    hasRole(sentence, 'self', 0, span.from)
  )
    strength += 0.3;
  if (hasRole(sentence, 'negation', span.to, span.to + 4)) strength -= 0.4;
  if (
    view.language === 'en' &&
    hasRole(sentence, 'done', span.to, span.to + 3) &&
    link.phrase !== 'to' &&
    !/asked|took/.test(link.phrase)
  )
    strength -= 0.3;
  return strength;
}

/** A task ends where the next person's begins. */
function readSentence(view: View, spoken: Spoken, sentence: Phrase): readonly Proposal[] {
  const { tokens } = sentence;
  const found: { readonly span: PersonSpan; readonly link: Link }[] = [];
  for (let at = 0; at < tokens.length && at < 160; at++) {
    if (!beginsClause(tokens, at)) continue;
    const span = readPeople(tokens, at, view.roster, view.index);
    if (span === null) continue;
    if (isVerbNotName(view, tokens[at]?.lower ?? '', span)) continue;
    const link = linkAfter(view, sentence, span, spoken.placed);
    at = span.to - 1;
    if (link === null || !isWork(view, sentence, span, link) || !isSaid(tokens, span.from)) continue;
    found.push({ span, link });
    at = link.task;
  }
  return found.map(({ span, link }, i) => {
    const first = tokens[span.from]?.start ?? sentence.start;
    const reviewed = spoken.placed.section === 'past-actions' && !/will|'ll|going to/.test(link.phrase) ? 0.4 : 0;
    return propose(spoken.placed.index, first, taskEnd(sentence, span.from, found[i + 1]?.span.from), {
      kind: 'commitment',
      confidence: strengthOf(view, sentence, span, link, spoken.placed.line.marker !== 'none') - reviewed,
      rule: 'owner-will',
      reasons: [`${span.known ? 'a known person' : 'a name'} + "${link.phrase}"`],
      owner: spoken.placed.line.text.slice(first, tokens[span.to - 1]?.end ?? first),
    });
  });
}

/** "Began to …", "Agreed to …": notes leave the subject out, and the verb is nobody's name. */
const REPORTED =
  /^(?:began|begun|started|decided|agreed|tried|planned|wanted|needed|used|continued|managed|failed|hoped|intended|expected|offered|volunteered|promised|asked|aims|tries|plans|wants|needs|begins|starts|hopes|going|able|ready|due|likely|unable|happy|better|best|easier|harder|easy|hard|important|nice|good|great|useful|possible|necessary|free|open)$/;

const isVerbNotName = (view: View, word: string, span: PersonSpan): boolean =>
  view.language === 'en' && !span.known && ((isEnglishTaskVerb(word) && !NAME_VERBS.has(word)) || REPORTED.test(word));

/** See the module's first line. */
export function ownerWill(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const spoken of speakableLines(view)) {
    for (const sentence of view.sentencesOf(spoken.placed.line)) found.push(...readSentence(view, spoken, sentence));
  }
  return found;
}
