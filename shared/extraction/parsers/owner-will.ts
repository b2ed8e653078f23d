/**
 * "Ana to …", "Ana will …", "Ana kümmert sich …", "Marc envoie …": a person and what they do next. The person must be
 * one; what follows must be work, not a state, a report or a possibility.
 */
import { beginsClause, isSaid, taskEnd } from '../clauses.ts';
import { type PersonSpan, readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import { isEnglishTaskVerb } from '../words/verbs.ts';
import { phraseLength } from '../words/vocabulary.ts';
import { isAsked, isInverted, type Link } from './asked-link.ts';
import { laterLink, linkAfter } from './link.ts';
import { isWork, strengthOf } from './link-strength.ts';
import { type Spoken, speakableLines } from './speakable.ts';

/** Verbs that are first names, too. */
const NAME_VERBS = new Set(['mark', 'grant', 'chase', 'frank', 'will', 'bill', 'pat']);

/** "… so an action for Ana to ask the bank": the person stands behind the word for the task. */
const isGiven = (tokens: Phrase['tokens'], at: number): boolean =>
  tokens[at - 1]?.lower === 'for' && /^(?:action|actions|task|job|todo|homework)$/.test(tokens[at - 2]?.lower ?? '');

/** "… has been knocked over the clerk will inform the council": an office and "will" need no comma before them. */
const isRunOn = (view: View, tokens: Phrase['tokens'], at: number): boolean => {
  const office = tokens[at]?.lower === 'the' ? phraseLength(view.index, tokens, at, 'collective') : 0;
  return (
    office > 1 &&
    /^(?:will|shall)$/.test(tokens[at + office]?.lower ?? '') &&
    !/^(?:that|which|what|if|when|by|to|of|with|from|for|as|how|whether)$/.test(tokens[at - 1]?.lower ?? '')
  );
};

const mayBegin = (view: View, tokens: Phrase['tokens'], at: number): boolean =>
  beginsClause(tokens, at) ||
  // "… in Feb. @kim starts the thread": a short form's full stop may end a sentence, too.
  (tokens[at - 1]?.text === '.' && tokens[at]?.text.startsWith('@') === true) ||
  isGiven(tokens, at) ||
  isAsked(view, tokens, at) ||
  isInverted(view, tokens, at) ||
  isRunOn(view, tokens, at);

/** A task ends where the next person's begins. */
function readSentence(view: View, spoken: Spoken, sentence: Phrase): readonly Proposal[] {
  const { tokens } = sentence;
  const found: { readonly span: PersonSpan; readonly link: Link }[] = [];
  for (let at = 0; at < tokens.length && at < 160; at++) {
    if (!mayBegin(view, tokens, at)) continue;
    const span = readPeople(tokens, at, view.roster, view.index);
    if (span === null) continue;
    if (isVerbNotName(view, tokens[at]?.lower ?? '', span)) continue;
    const link = linkAfter(view, sentence, span, spoken.placed) ?? laterLink(view, sentence, span);
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
  /^(?:began|begun|started|decided|agreed|tried|planned|wanted|needed|used|continued|managed|failed|hoped|intended|expected|offered|volunteered|promised|asked|aims|tries|plans|wants|needs|begins|starts|hopes|going|able|ready|due|likely|unable|happy|better|best|easier|harder|easy|hard|important|nice|good|great|useful|possible|necessary|free|open|keen|eager|glad|willing|prepared|interested|excited|pleased|reluctant|bound|set|meant|next|prior|thanks|similar|subject|up|compared|according|back|close|down|right|opportunity|proposal|attempt|ability|option|chance|reminder|desire|intention|effort|permission|invitation|commitment|agreement|access|goal|aim|assigned|given|sent|moved|linked|referred|reported|added|attached|trivial|simple|tricky|safe|fun|cheap|expensive|sad|sorry|reasonable|unlikely|certain|essential|crucial|critical|helpful|useless|impossible|advisable|preferable|acceptable|clearer|more|less|fewer|others|people|folks)$/;

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
