/** Rows of an action table: a header with a task column and an owner, due or status column, in any order and language. */
import { isPeopleOnly } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Cell, Line } from '../text/lines.ts';
import type { View } from '../view.ts';
import { isEmptyItem } from './list-item.ts';

type Column = 'task' | 'owner' | 'due' | 'status' | 'number';

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:#|nr\.?|no\.?|n[º°]|id|ref|nº da pauta|lfd)/i],
  [
    'owner',
    /owner|who\b|assign|responsib|lead|verantwort|zuständig|wer\b|respons|qui\b|pilote|encargad|quién|quem|wie\b|eigenaar|verantwoordelijk|trekker|担当/i,
  ],
  [
    'due',
    /due|deadline|when|target|fällig|bis wann|termin|frist|échéance|quand|délai|date limite|fecha|plazo|cuándo|prazo|data limite|quando|wanneer|datum|期限|締切/i,
  ],
  [
    'status',
    /status|state|progress|done|stand|erledigt|état|statut|estado|situação|situación|voortgang|状態|進捗|状況/i,
  ],
  [
    'task',
    /action|task|item|todo|to do|what|description|next steps?|measure|issue|topic|activity|aufgabe|maßnahme|was\b|tâche|action|quoi|descripción|acción|tarea|qué|ação|tarefa|descrição|atividade|o quê|pauta|actie|taak|wat\b|omschrijving|内容|タスク|対応/i,
  ],
];

const FINISHED =
  /^(?:done|closed|complete|completed|finished|resolved|cancelled|canceled|yes|erledigt|fertig|abgeschlossen|ja|fait|terminée?|clos|oui|hech[oa]|completad[oa]|cerrad[oa]|terminad[oa]|sí|feit[oa]|concluíd[oa]|fechad[oa]|sim|gedaan|afgerond|gereed|gesloten|完了|済み?|[xX✓✔☑✅])(?=$|[\s.,;(!])/iu;

function readHeader(cells: readonly Cell[]): ReadonlyMap<Column, number> | null {
  const columns = new Map<Column, number>();
  cells.forEach((cell, index) => {
    if (cell.text.length > 40) return;
    const kind = COLUMNS.find(([, pattern]) => pattern.test(cell.text))?.[0];
    if (kind !== undefined && !columns.has(kind)) columns.set(kind, index);
  });
  if (!columns.has('task') || !(columns.has('owner') || (columns.has('due') && columns.has('status')))) return null;
  return columns;
}

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
  if (task === undefined || isEmptyItem(task.text) || FINISHED.test(cell('status')) || line.struck) return null;
  const owner = cell('owner').trim();
  return propose(index, task.start, task.start + task.text.length, {
    kind: 'commitment',
    confidence: 0.85,
    rule: 'tracker-row',
    reasons: ['row of an action table'],
    dueText: cell('due') === '' ? null : cell('due'),
    owner: isEmptyItem(owner) && !/^\p{L}{1,2}$/u.test(owner) ? null : owner,
  });
}

/** See the module's first line. */
export function trackerRows(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  let columns: ReadonlyMap<Column, number> | null = null;
  let width = 0;
  for (const { line, index, section } of view.placed) {
    if (line.cells === null) {
      columns = null;
      continue;
    }
    if (isSeparator(line.cells)) continue;
    const header: ReadonlyMap<Column, number> | null = columns === null ? readHeader(line.cells) : null;
    if (header !== null) {
      columns = section === 'past-actions' || section === 'attendees' ? null : header;
      width = line.cells.length;
    } else if (columns !== null && line.cells.length >= Math.min(2, width)) {
      const row = readRow(line, index, settleColumns(view, line, columns));
      if (row !== null) found.push(row);
    }
  }
  return found;
}
