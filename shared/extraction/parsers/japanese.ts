/**
 * Unmarked Japanese sentences: requests ("…してください"), a person who does something ("佐藤さんが…します", "大谷：…を送付"),
 * and work with a deadline ("…までに…する"). Written without spaces, so phrases are looked for in the sentence itself.
 */
import { findEastAsianDates } from '../dates/east-asian.ts';
import { japaneseOwner } from '../japanese-names.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { View } from '../view.ts';
import { japanesePhrases } from '../words/language.ts';
import { speakableLines } from './speakable.ts';

const SENTENCE = /[^。！？!?\n]{2,400}[。！？!?]?/gu;
/** What stands behind the last word and is none: a bracket with a name or a day, an arrow with either. */
const TAIL = /(?:[（(][^（）()]{1,30}[）)]|(?:→|⇒|->|※)[^→⇒※>（(]{1,20})*[。\s]*$/u;
const FUTURE =
  /(?:する|します|いたします|致します|予定|こと|(?:行|書|聞|頼|配)(?:う|く|む|る|います|きます|みます|ります)|(?:送|作|取|貼)(?:る|ります)|(?:出|直|渡|探|試|戻)(?:す|します)|(?:進め|伝え|調べ|決め|まとめ|載せ|集め|変え|入れ|確かめ|届け|揃え|片付け)(?:る|ます)|買う|買います|申し込む|申し込みます)$/;
/** "毎朝", "毎週": a habit. */
const HABIT = /毎(?:朝|晩|日|週|月|年|回)/;
/** Nouns of work; notes end on them instead of on a verb. */
const WORK_NOUN =
  /(?:作成|送付|確認|対応|準備|共有|修正|調整|連絡|報告|依頼|手配|提出|更新|調査|実施|予約|登録|設定|展開|周知|回答|整理|見直し|追加|削除|発注|申請|相談|打診|配布|印刷|執筆|送信|投稿|掲載|集計|入力|清書|案内|購入|募集)$/;
/** "修正することにした": a decision to do something. */
const DECIDED = /(?<!中止|延期|廃止|終了|禁止)する(?:こと|事)に(?:した|する|しました|なった|なりました)$/;
const PAST = /(?:ました|でした|した|済み|完了)$/;

const says = (text: string, role: 'request' | 'courtesy' | 'hedge' | 'negation'): boolean =>
  japanesePhrases(role).some((phrase) => text.includes(phrase));

interface Found {
  readonly kind: 'request' | 'commitment';
  readonly confidence: number;
  readonly rule: string;
  readonly reason: string;
  readonly owner: string | null;
}

function readSentence(view: View, text: string): Found | null {
  const words = text.replace(TAIL, '');
  const owner = japaneseOwner(view.roster.names, text);
  if (DECIDED.test(words))
    return { kind: 'commitment', confidence: 0.55, rule: 'passive-task', reason: 'decided to do', owner };
  if (says(text, 'courtesy') || PAST.test(words) || (/[？?]$/.test(text) && !says(text, 'request'))) return null;
  const lower = says(text, 'hedge') ? 0.2 : 0;
  if (says(text, 'request')) {
    // Behind a wish the bracket says who wished it.
    const asked = /[）)][。\s]*$/.test(text) ? null : owner;
    return { kind: 'request', confidence: 0.65 - lower, rule: 'request', reason: 'asks politely', owner: asked };
  }
  if (says(text, 'negation')) return null;
  const verb = FUTURE.test(words) && !HABIT.test(words);
  const dated = /までに/u.test(text) || findEastAsianDates(text).some(({ deadline }) => deadline);
  if (owner !== null && (verb || WORK_NOUN.test(words)))
    return {
      kind: 'commitment',
      confidence: (verb ? 0.7 : 0.62) - lower,
      rule: 'owner-will',
      reason: 'a person and what they do next',
      owner,
    };
  if (!dated || !((verb && /を/u.test(words)) || WORK_NOUN.test(words))) return null;
  return { kind: 'commitment', confidence: 0.55 - lower, rule: 'passive-task', reason: 'has a deadline', owner: null };
}

/** See the module's first line. */
export function japaneseSentences(view: View): readonly Proposal[] {
  if (view.language !== 'ja') return [];
  const found: Proposal[] = [];
  for (const { placed, from, speaker } of speakableLines(view)) {
    // "大谷：見積書を送付": the name is the owner, so it is read with its words.
    const start = speaker === null || view.kind === 'transcript' ? from : 0;
    for (const match of placed.line.text.slice(start).matchAll(SENTENCE)) {
      const lead = match[0].length - match[0].trimStart().length;
      const text = match[0].trim();
      const item = readSentence(view, text);
      if (item === null) continue;
      const at = start + match.index + lead;
      const { kind, confidence, rule, reason, owner } = item;
      found.push(propose(placed.index, at, at + text.length, { kind, confidence, rule, reasons: [reason], owner }));
    }
  }
  return found;
}
