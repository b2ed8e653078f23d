/**
 * Japanese people: where a task names its owner ("佐藤さんが…", "【森田】…", "…（大谷）", "… → 石川"), and the names of an
 * attendance list. Written without spaces, so names are found by what stands around them; a polite ending or a title
 * makes a name, anything else must be on the roster.
 */

const NAME = '[\\p{Script=Han}\\p{Script=Katakana}ー]{1,8}?';
const HONORIFIC = '(?:さん|様|さま|氏|部長|課長|係長|主任|社長|先生|委員長|会長|リーダー)';
/** A day behind the name: "（大谷）→3/6", "（森田、3/20まで）". */
const DAY = '[\\s、,→⇒※〜～0-9０-９/月日末中迄までに]{0,20}';

const POLITE: readonly RegExp[] = [
  new RegExp(`^[【\\[［]?(${NAME})${HONORIFIC}[】\\]］]?(?:[：:がはに、\\s]|の方で)`, 'u'),
  new RegExp(`(?:→|⇒|->|担当[：:])\\s*(${NAME})${HONORIFIC}(?:対応|担当)?[。\\s]*$`, 'u'),
  new RegExp(`[（(](${NAME})${HONORIFIC}${DAY}[）)]${DAY}[。\\s]*$`, 'u'),
  new RegExp(`(?:^|[はをがも、：:\\s])(${NAME})${HONORIFIC}(?:に|へ)(?:お願い|依頼|一任)`, 'u'),
];

const ON_ROSTER: readonly RegExp[] = [
  new RegExp(`^[【\\[［](${NAME})[】\\]］]`, 'u'),
  new RegExp(`^(${NAME})(?:[：:がは]|[ \\u3000]+)`, 'u'),
  new RegExp(`[（(](?:担当[：:]?)?(${NAME})${DAY}[）)]${DAY}[。\\s]*$`, 'u'),
  new RegExp(`(?:→|⇒|->)\\s*(${NAME})(?:対応|担当)?[。\\s]*$`, 'u'),
];

/** The one person a Japanese task names as its owner, or null. `names` are those of the roster. */
export function japaneseOwner(names: ReadonlySet<string>, text: string): string | null {
  for (const form of POLITE) {
    const name = form.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  for (const form of ON_ROSTER) {
    const name = form.exec(text)?.[1];
    if (name !== undefined && names.has(name)) return name;
  }
  return null;
}

const LISTED = new RegExp(
  `^(?:[^：:]{1,12}[：:])?\\s*([\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}ー]{1,8})(?:[ \\u3000]([\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}ー]{1,6}))?${HONORIFIC}?$`,
  'u',
);

/** Names in one part of an attendance list: "X社：松井（部長）" gives 松井, "山田 太郎" gives 山田 and 山田太郎. */
export function japaneseNamesIn(part: string): readonly string[] {
  const match = LISTED.exec(part.replace(/[（(][^）)]*[）)]?/gu, '').trim());
  const [, family, given] = match ?? [];
  if (family === undefined) return [];
  return given === undefined ? [family.replace(new RegExp(`${HONORIFIC}$`, 'u'), '')] : [family, `${family}${given}`];
}
