/** Rows of an action table: a header with a task column and an owner, due or status column, in any order and language. */
import { isPeopleOnly } from '../people.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { Cell, Line } from '../text/lines.ts';
import type { View } from '../view.ts';
import type { SectionKind } from '../words/headings.ts';
import { isEmptyItem } from './list-item.ts';

type Column = 'task' | 'owner' | 'due' | 'status' | 'number';

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:#|nr\.?|no\.?|n[º°]|id|ref|nº da pauta|lfd)/i],
  [
    'owner',
    /owner|who\b|whom\b|^action(?:ed)? by|assign|responsib|in charge|accountable|lead|verantwort|zuständig|wer\b|respons|qui\b|pilote|porteur|encargad|a cargo|quién|quem|wie\b|eigenaar|verantwoordelijk|trekker|担当/i,
  ],
  [
    'due',
    /due|deadline|when|target|^eta$|timeline|time ?frame|complet(?:e by|ion date)|fällig|^bis$|zieldatum|bis wann|termin|frist|échéance|quand|délai|date limite|fecha|plazo|cuándo|prazo|data limite|quando|wanneer|datum|期限|期日|納期|締切|〆切/i,
  ],
  [
    'status',
    /status|state|progress|done|stand|erledigt|état|statut|estado|situação|situación|voortgang|状態|進捗|状況/i,
  ],
  [
    'task',
    /action|task|item|todo|to do|what|description|next steps?|measure|issue|topic|activity|deliverable|assignment|aufgabe|maßnahme|tätigkeit|was\b|tâche|action|quoi|descripción|acción|tarea|qué|compromis|pendiente|ação|tarefa|descrição|atividade|o quê|pauta|pendência|encaminhamento|actie|taak|wat\b|omschrijving|内容|タスク|対応/i,
  ],
];

/** Titles that say owner and due date only where the table stands under a heading for actions. */
const AMONG_ACTIONS: readonly (readonly [Column, RegExp])[] = [
  ['owner', /^(?:name|names|naam|nom|nombre|nome|person|personen?|氏名)$/i],
  ['due', /^(?:dates?|data|by)$/i],
];

const FINISHED =
  /^(?:done|closed|complete|completed|finished|resolved|cancelled|canceled|yes|erledigt|fertig|abgeschlossen|ja|fait|terminée?|clos|oui|hech[oa]|completad[oa]|cerrad[oa]|terminad[oa]|sí|feit[oa]|concluíd[oa]|fechad[oa]|sim|gedaan|afgerond|gereed|gesloten|完了|済み?|[xX✓✔☑✅])(?=$|[\s.,;(!])/i;

/** Columns that only an agenda or a programme has: when a point begins and how long it takes. */
const TIMETABLE =
  /^(?:time|start|duration|min(?:ute)?s?|uhrzeit|zeit|dauer|heure|durée|hora|duración|duração|tijd|duur)$/i;

/** Marks that word processors leave in a cell: heading signs, bullets, bold, the colon of a label. */
const CELL_MARKS = /^[#*•\-\s]+(?=\p{L})|[\s:：*]+$/gu;

const titleOf = (cell: Cell): string => cell.text.replace(CELL_MARKS, '');

interface Header {
  readonly columns: ReadonlyMap<Column, number>;
  readonly titles: readonly string[];
}

function readHeader(cells: readonly Cell[], section: SectionKind): Header | null {
  const columns = new Map<Column, number>();
  const titles = cells.map(titleOf);
  titles.forEach((title, index) => {
    if (title.length > 40) return;
    const kind = COLUMNS.find(([, pattern]) => pattern.test(title))?.[0];
    if (kind !== undefined && !columns.has(kind)) columns.set(kind, index);
  });
  if (section === 'actions') {
    for (const [kind, pattern] of AMONG_ACTIONS) {
      const index = titles.findIndex((title) => pattern.test(title));
      if (index !== -1 && !columns.has(kind)) columns.set(kind, index);
    }
  }
  if (!columns.has('task') || !(columns.has('owner') || (columns.has('due') && columns.has('status')))) return null;
  if (!columns.has('due') && !columns.has('status') && titles.some((title) => TIMETABLE.test(title))) return null;
  return { columns, titles };
}

/** Long tables repeat their header on every page. */
const repeats = (cells: readonly Cell[], { titles }: Header): boolean =>
  cells.every((cell, index) => titleOf(cell) === (titles[index] ?? ''));

/** In some tables people write the name under "Action" and the task under "Owner": the cells decide. */
function settleColumns(view: View, line: Line, columns: ReadonlyMap<Column, number>): ReadonlyMap<Column, number> {
  const [task, owner] = [columns.get('task') ?? -1, columns.get('owner') ?? -1];
  const names = (column: number): boolean => isPeopleOnly(line.cells?.[column]?.text ?? '', view.roster, view.index);
  if (owner === -1 || !names(task) || names(owner) || (line.cells?.[owner]?.text ?? '') === '') return columns;
  return new Map([...columns, ['task', owner], ['owner', task]]);
}

const isSeparator = (cells: readonly Cell[]): boolean => cells.every((cell) => /^[:\-\s=]*$/.test(cell.text));

function readRow(line: Line, index: number, columns: ReadonlyMap<Column, number>): Proposal | null {
  const cell = (column: Column): string => line.cells?.[columns.get(column) ?? -1]?.text ?? '';
  const task = line.cells?.[columns.get('task') ?? -1];
  if (
    task === undefined ||
    isEmptyItem(task.text) ||
    /[:：]$/.test(task.text) ||
    FINISHED.test(cell('status')) ||
    line.struck
  )
    return null;
  const owner = cell('owner').trim();
  const [start, end] = trimSpan(line.text, task.start, task.start + task.text.length);
  return propose(index, start, end, {
    kind: 'commitment',
    confidence: 0.85,
    rule: 'tracker-row',
    reasons: ['row of an action table'],
    dueText: cell('due') === '' ? null : cell('due'),
    owner: isEmptyItem(owner) && !/^\p{L}{1,2}$/u.test(owner) ? null : owner,
  });
}

/** In Markdown the line above a rule is a header, so a new table begins there, with or without tasks in it. */
const isRuled = (view: View, index: number): boolean => {
  const below = view.placed[index + 1]?.line.cells ?? null;
  return below?.some(({ text }) => text.includes('-')) === true && isSeparator(below);
};

const NO_TASKS: ReadonlySet<SectionKind> = new Set(['past-actions', 'attendees']);

/** See the module's first line. */
export function trackerRows(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  let header: Header | null = null;
  for (const { line, index, section } of view.placed) {
    if (line.cells === null) {
      header = null;
      continue;
    }
    if (isSeparator(line.cells)) continue;
    const apart = line.afterGap && header !== null && line.cells.length !== header.titles.length;
    if (header === null || apart || isRuled(view, index)) {
      header = NO_TASKS.has(section) ? null : readHeader(line.cells, section);
      continue;
    }
    if (line.cells.length < Math.min(2, header.titles.length) || repeats(line.cells, header)) continue;
    const row = readRow(line, index, settleColumns(view, line, header.columns));
    if (row !== null) found.push(row);
  }
  return found;
}
