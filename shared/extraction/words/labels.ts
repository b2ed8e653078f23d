/** Marks that people put before an action, in seven languages: "ACTION:", "TODO(Ana):", "AI -", "#action", "Actiepunt:". */

/** A mark found in a line: its place, the name it carries, and where the task begins. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly kind: 'action' | 'decision' | 'question' | 'information';
  /** "Ana" in "TODO(Ana):" or "Action item for Ana:"; null when there is none. */
  readonly name: { readonly text: string; readonly start: number; readonly bare: boolean } | null;
}

const ACTION = [
  'next actions?',
  'action[ _-]?items?',
  'action points?',
  'actions?',
  'aciton',
  'aktion(?:en)?',
  'actionable',
  'to[ -]?dos?',
  'tasks?',
  'next steps?',
  'follow[ -]?ups?',
  'ai',
  'ais',
  'ap',
  'aufgaben?',
  'aufträge?',
  'auftrag',
  'maßnahmen?',
  'nächste schritte',
  'à faire',
  'a faire',
  'tâches?',
  'actions? à mener',
  "point d[’']action",
  'acción',
  'acciones',
  'tareas?',
  'pendientes?',
  'compromiso',
  'ação',
  'ações',
  'tarefas?',
  'pendência',
  'encaminhamento',
  'actiepunt(?:en)?',
  'acties?',
  'huiswerk',
  'te doen',
  'taken?',
  'アクションアイテム',
  'アクション',
  'タスク',
  '宿題',
  '対応事項',
  '要対応',
  'やること',
].join('|');

const DECISION =
  'decisions?|resolved|resolution|agreed|consensus|decided|approved|beschlu(?:ss|ß)|entscheidung|décision|decisión|acuerdo|decisão|besluit|beslissing|決定(?:事項)?|合意';
const QUESTION = 'open questions?|questions?|q|frage|offene frage|pregunta|pergunta|vraag|質問|未決';
const INFORMATION = 'fyi|info|notes?|nb|update|hinweis|nota|aviso|ter info|mededeling|連絡|情報';

/**
 * The words of a mark, then what may stand behind them: a number ("ACTION-45", "Action 3.1"), a name, the sign. Two
 * patterns, because one that ignores case and knows all scripts takes milliseconds to build at the first reading.
 */
const words = (all: string): RegExp => new RegExp(`^(?:${all})(?![a-zà-öø-ÿ])`, 'i');
const COUNT = '(?:[ -]?#? ?\\d{1,4}(?:\\.\\d{1,3})*)?';
const NAME =
  "(?:\\s*[([（]\\s*(@?[^()[\\]（）:]{1,60}?)\\s*[)\\]）]|\\s+(?:for|FOR|für|pour|para|voor)\\s+(@?[\\p{L}@][^:()]{1,50}?)|\\s+((?:@?\\p{Lu}[\\p{L}'’.-]{1,20}(?: [\\p{L}'’.-]{1,20})?|required|needed|requise|erforderlich|requerida|nodig)(?= ?[:：])))?";
const BEHIND = new RegExp(`^${COUNT}${NAME}(?:\\s*[:：]|\\s+[-–—]+(?=\\s)|\\s*(?:->|=>|→))\\s*`, 'u');

const MARKS: readonly (readonly [Label['kind'], RegExp])[] = [
  ['action', words(ACTION)],
  ['decision', words(DECISION)],
  ['question', words(QUESTION)],
  ['information', words(INFORMATION)],
];

/** Marks without a colon that are too loud to be a word: "TODO ask Ana", "ACTION Ana to …", "#action", "[AI]", "[TODO]". */
const LOUD =
  /^(?:T[oO]D[oO]\b|ACTION(?: ITEM)?\b(?=\s+\p{Lu})(?!\s+ITEM)|#(?:action(?:[-_]?items?)?|todo|task)\b|[[【](?:AI|TODO|ACTION(?: ITEM)?|TASK|AP|宿題|アクション)[\]】](?!\())[:\s]*/u;
const LOUD_DECISION = /^(?:RESOLVED\b|DECISION\b|AGREED\b|#(?:decision|agreed)\b)[:\s-]*/u;

const QUICK = /[:：#→]|T[oO]D[oO]|ACTION|RESOLVED|DECISION|AGREED|\[AI|【|=>|->|\s[-–—]\s/;
const WINDOW = 130;

function readAt(text: string, at: number): Label | null {
  const head = text.slice(at, at + WINDOW);
  const loud = LOUD.exec(head);
  if (loud !== null && !/^.{1,20}[([]/.test(head))
    return { start: at, end: at + loud[0].length, kind: 'action', name: null };
  for (const [kind, mark] of MARKS) {
    const said = mark.exec(head)?.[0];
    const match = said === undefined ? null : BEHIND.exec(head.slice(said.length));
    if (said === undefined || match === null) continue;
    const name = match[1] ?? match[2] ?? match[3];
    // Lower-case "action - …" in running text is a phrase, not a mark.
    const found =
      name === undefined
        ? null
        : { text: name.trim(), start: at + said.length + match[0].indexOf(name), bare: match[3] !== undefined };
    return { start: at, end: at + said.length + match[0].length, kind, name: found };
  }
  if (loud !== null) return { start: at, end: at + loud[0].length, kind: 'action', name: null };
  const decided = at === 0 ? LOUD_DECISION.exec(head) : null;
  return decided === null ? null : { start: at, end: at + decided[0].length, kind: 'decision', name: null };
}

/** How labels begin, two letters each: any other word cannot be one, and most words are done here. */
const BEGINNINGS = new Set(
  'ac ak ai ap to ta ne fo au ma nä tâ po te pe co aç en hu de re ag be dé qu q: fr of op pr vr fy in no nb n. up hi av me à_ a_ #a #t #d [a [t [宿 [ア 【a 【t 【宿 【ア アク タス 宿題 対応 要対 やる 決定 合意 質問 未決 連絡 情報'.split(
    ' ',
  ),
);

const TRIES = 400;

/** Inside a line only loud words at the start of a thought are marks: capitals, "#", "[", "todo". */
const LOUD_START = /(?<=[\s([>.;•|–—-])[\p{Lu}#[【t]/gu;

const canBegin = (text: string, at: number): boolean =>
  BEGINNINGS.has(
    text
      .slice(at, at + 2)
      .toLowerCase()
      .replace(' ', '_'),
  );

/** The first mark in a line, or null. Inside a line only action marks count, and only at the start of a thought. */
export function findLabel(text: string): Label | null {
  if (!QUICK.test(text)) return null;
  const first = canBegin(text, 0) ? readAt(text, 0) : null;
  if (first !== null) return first;
  let tries = 0;
  for (const { 0: char, index: at } of text.matchAll(LOUD_START)) {
    if (!canBegin(text, at)) continue;
    if (++tries > TRIES) return null;
    const found = readAt(text, at);
    if (found?.kind === 'action' && (char !== 't' || /^to-?do/i.test(text.slice(at, at + 5)))) return found;
  }
  return null;
}
