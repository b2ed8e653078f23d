/**
 * Unmarked Japanese sentences: requests ("…してください"), a person who does something ("佐藤さんが…します"), and work with a
 * deadline ("…までに…する"). Written without spaces, so phrases are looked for in the sentence itself.
 */
import { findEastAsianDates } from '../dates/east-asian.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { View } from '../view.ts';
import { japanesePhrases } from '../words/language.ts';
import { speakableLines } from './speakable.ts';

const SENTENCE = /[^。！？!?\n]{2,400}[。！？!?]?/gu;
const PERSON = /(?:^|[、。\s])([\p{Script=Han}\p{Script=Katakana}ー]{1,8})(?:さん|様|氏|部長|課長)(?:が|は|に|の方で)/u;
const FUTURE = /(?:します|する|いたします|致します|行う|行います|送ります|作ります|進めます|する予定|ること)[。\s]*$/u;
const PAST = /(?:ました|でした|した|済み|完了)[。\s]*$/u;

const says = (text: string, role: 'request' | 'courtesy' | 'hedge' | 'negation'): boolean =>
  japanesePhrases(role).some((phrase) => text.includes(phrase));

function readSentence(line: number, text: string, start: number): Proposal | null {
  if (says(text, 'courtesy') || PAST.test(text) || (/[？?]$/.test(text) && !says(text, 'request'))) return null;
  const named = PERSON.exec(text)?.[1] ?? null;
  const end = start + text.length;
  const lower = says(text, 'hedge') ? 0.2 : 0;
  if (says(text, 'request')) {
    return propose(line, start, end, {
      kind: 'request',
      confidence: 0.65 - lower,
      rule: 'request',
      reasons: ['asks politely'],
      owner: named,
    });
  }
  if (!FUTURE.test(text) || says(text, 'negation')) return null;
  if (named !== null) {
    return propose(line, start, end, {
      kind: 'commitment',
      confidence: 0.7 - lower,
      rule: 'owner-will',
      reasons: ['a person and what they do next'],
      owner: named,
    });
  }
  if (!findEastAsianDates(text).some(({ deadline }) => deadline)) return null;
  return propose(line, start, end, {
    kind: 'commitment',
    confidence: 0.55 - lower,
    rule: 'passive-task',
    reasons: ['has a deadline'],
    owner: null,
  });
}

/** See the module's first line. */
export function japaneseSentences(view: View): readonly Proposal[] {
  if (view.language !== 'ja') return [];
  const found: Proposal[] = [];
  for (const { placed, from } of speakableLines(view)) {
    for (const match of placed.line.text.slice(from).matchAll(SENTENCE)) {
      const lead = match[0].length - match[0].trimStart().length;
      const proposal = readSentence(placed.index, match[0].trim(), from + match.index + lead);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
