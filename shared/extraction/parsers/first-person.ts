/** "I'll …", "we will …", "ich werde …": the speaker or the group commits. States and conditions are no commitments. */
import { beginsClause, contentAfter, hasRole, roleAt, wordsFrom } from '../clauses.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import type { Hit } from '../words/vocabulary.ts';
import { signatureOf, speakableLines } from './speakable.ts';

/** In talk most of "we'll" and "I'll" is about the next minute; in writing it is a promise. */
const BASE: Readonly<Record<'self' | 'group', Readonly<Record<string, number>>>> = {
  self: { email: 0.7, minutes: 0.75, notes: 0.75, invite: 0.5, transcript: 0.45 },
  group: { email: 0.52, minutes: 0.52, notes: 0.52, invite: 0.3, transcript: 0.2 },
};

function commits(sentence: Phrase, hit: Hit): boolean {
  const { tokens } = sentence;
  const next = contentAfter(tokens, hit.index + hit.length);
  const word = tokens[next];
  if (word === undefined || !/^\p{L}/u.test(word.text) || wordsFrom(tokens, next) < 2) return false;
  if (roleAt(sentence, 'state', next) || roleAt(sentence, 'negation', next)) return false;
  return !hasRole(sentence, 'courtesy');
}

function hedged(sentence: Phrase, hit: Hit): number {
  if (sentence.hits.some(({ role, index }) => role === 'hedge' && index < hit.index && hit.index - index <= 8))
    return 0.2;
  if (sentence.ending === '?') return 0.3;
  return 0;
}

/** See the module's first line. */
export function firstPerson(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  const author = view.context.author?.name ?? signatureOf(view);
  for (const { placed, speaker } of speakableLines(view)) {
    for (const sentence of view.sentencesOf(placed.line)) {
      for (const hit of sentence.hits) {
        if ((hit.role !== 'self' && hit.role !== 'group') || !commits(sentence, hit)) continue;
        if (!beginsClause(sentence.tokens, hit.index)) continue;
        const start = sentence.tokens[hit.index]?.start ?? sentence.start;
        found.push(
          propose(placed.index, start, sentence.end, {
            kind: 'commitment',
            confidence: (BASE[hit.role][view.kind] ?? 0.5) - hedged(sentence, hit),
            rule: hit.role === 'self' ? 'speaker-commits' : 'group-commits',
            reasons: [`commits: "${hit.phrase}"`],
            owner: hit.role === 'self' ? (speaker ?? author) : null,
          }),
        );
        break;
      }
    }
  }
  return found;
}
