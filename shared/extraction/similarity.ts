/** How much two tasks say the same: shared content words, weighted by length, with the words themselves as the reason. */
import { foldWord } from './dates/terms.ts';

/** 0..1 and the words both texts share. */
export interface Similarity {
  readonly score: number;
  readonly shared: readonly string[];
}

const SMALL = new Set(
  'the a an to of for and or in on at by with from is are be will shall should please we i you he she they it this that our your their der die das den dem ein eine und oder zu im am mit für von le la les un une des de du et à au pour avec el los las una y en con para o os as um uma do da e no na het een en van met voor te'.split(
    ' ',
  ),
);

/** Rough stem: enough to join "send", "sends" and "sending". */
function stem(word: string): string {
  const folded = foldWord(word);
  return folded.length > 5 ? folded.replace(/(?:ing|ings|ed|es|s|en|t|er|ung)$/, '') : folded.replace(/s$/, '');
}

/** Content words of a text, stemmed; Japanese text in pairs of characters. */
export function contentWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of text
    .slice(0, 2000)
    .matchAll(/[\u3040-\u30ff\u4e00-\u9fff]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)) {
    if (/[\u3040-\u9fff]/.test(word)) for (let i = 0; i + 1 < word.length; i++) words.push(word.slice(i, i + 2));
    else if (!SMALL.has(word.toLowerCase())) words.push(stem(word));
  }
  return words;
}

/** Dice coefficient of the content words of two texts. */
export function similarity(a: string, b: string): Similarity {
  const left = new Set(contentWords(a));
  const right = new Set(contentWords(b));
  if (left.size === 0 || right.size === 0) return { score: 0, shared: [] };
  const shared = [...left].filter((word) => right.has(word));
  return { score: (2 * shared.length) / (left.size + right.size), shared };
}
