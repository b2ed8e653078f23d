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

const ENDING = /(?:ings?|ed|es|s|en|t|er|ung)$/;

/** Rough stem: enough to join "send", "sends" and "sending". Cut again while long, so that "reports" meets "report". */
function stem(word: string): string {
  let rest = foldWord(word);
  while (rest.length > 5 && ENDING.test(rest)) rest = rest.replace(ENDING, '');
  return rest.replace(/s$/, '');
}

/** Content words of a text by their stems, each as first written; Japanese text in pairs of characters. */
function contentWords(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const add = (key: string, word: string) => words.has(key) || words.set(key, word);
  for (const [word] of text
    .slice(0, 2000)
    .matchAll(/[\u3040-\u30ff\u4e00-\u9fff]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)) {
    if (/[\u3040-\u9fff]/.test(word))
      for (let i = 0; i + 1 < word.length; i++) add(word.slice(i, i + 2), word.slice(i, i + 2));
    else if (!SMALL.has(word.toLowerCase())) add(stem(word), word.toLowerCase());
  }
  return words;
}

/** Dice coefficient of the content words of two texts; the shared words as the first text writes them. */
export function similarity(a: string, b: string): Similarity {
  const left = contentWords(a);
  const right = contentWords(b);
  if (left.size === 0 || right.size === 0) return { score: 0, shared: [] };
  const shared = [...left].filter(([key]) => right.has(key)).map(([, word]) => word);
  return { score: (2 * shared.length) / (left.size + right.size), shared };
}
