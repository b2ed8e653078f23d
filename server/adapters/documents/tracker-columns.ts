/** What people call the columns of an action log, in the languages we read, and which row of a sheet names them. */

import type { TrackerRole } from '../../ports/documents.ts';

const words = (list: string): readonly string[] => list.split('|');

/** Names of each role, best first; compared without case, accents and punctuation. */
const ROLE_NAMES: Readonly<Record<TrackerRole, readonly string[]>> = {
  description: words(
    'action item|action|action description|action decision|task description|description|task|item|title|' +
      'issue|risk|what|todo|to do|actions|activity|subject|summary|actie|actiepunt|taak|omschrijving|aufgabe|' +
      'massnahme|maßnahme|beschreibung|aktion|tache|intitule|libelle|tarea|accion|descripcion|tarefa|acao|' +
      'descricao|アクション|内容|タスク|課題|作業内容|件名',
  ),
  owner: words(
    'owner|action owner|risk owner|issue owner|assignee|assigned to|responsible|responsible person|' +
      'responsibility|who|lead|by whom|accountable|person responsible|action by|resource|eigenaar|' +
      'verantwoordelijke|wie|actiehouder|verantwortlich|verantwortlicher|zustandig|wer|responsable|qui|porteur|' +
      'pilote|quien|encargado|asignado a|responsavel|quem|担当|担当者|責任者|所有者|country owner',
  ),
  due: words(
    'due date|due|deadline|target date|due by|by when|target completion date|target|planned completion|' +
      'completion date|end date|finish|when|due on|expected date|resolution date|einddatum|vervaldatum|gereed|' +
      'streefdatum|wanneer|fallig|fallig am|falligkeit|termin|frist|bis wann|bis|echeance|date limite|delai|' +
      'pour le|fecha limite|vencimiento|fecha de vencimiento|plazo|prazo|data limite|vence|data de entrega|期限|' +
      '期日|締切|完了予定日|納期',
  ),
  status: words(
    'status|state|action status|rag|open closed|progress|fixed|done|completed|voortgang|stand|zustand|' +
      'erledigt|statut|etat|avancement|estado|situacion|situacao|andamento|状態|ステータス|状況|進捗',
  ),
  priority: words(
    'priority|severity|prio|prioriteit|prioritat|priorite|prioridad|prioridade|importance|urgency|優先度|重要度',
  ),
  reference: words(
    'id|ref|reference|no|nr|number|s no|sr no|action ref|action id|action no|issue id|risk id|item no|' +
      'raid id|key|nummer|numero|num|n|番号|項番|no.',
  ),
  notes: words(
    'notes|note|comments|comment|remarks|outcome|fix notes|resolution|update|updates|opmerkingen|bemerkung|' +
      'bemerkungen|kommentar|anmerkung|commentaire|commentaires|remarques|notas|comentarios|observaciones|' +
      'observacoes|備考|コメント',
  ),
};

const ROLES = Object.keys(ROLE_NAMES) as TrackerRole[];

/** Words that make a row a header although they name no role. */
const HEADER_WORDS = new Set(
  'date raised opened closed category type impact probability likelihood score mitigation client effort cost kpi dependencies source start area phase department country explanation datum bereich kategorie categorie categoria fecha data'.split(
    ' ',
  ),
);

/** Name of a column without case, accents, brackets and punctuation. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Which column is taken for what; each column serves one role, an exact name wins over one that contains it. */
export function mapColumns(columns: readonly string[]): Partial<Record<TrackerRole, string>> {
  const mapping: Partial<Record<TrackerRole, string>> = {};
  const taken = new Set<number>();
  for (const { names, isMatch } of MATCHES) {
    for (const role of ROLES) {
      if (mapping[role] !== undefined) continue;
      const at = bestColumn(columns, names[role], isMatch, taken);
      if (at === undefined) continue;
      taken.add(at);
      mapping[role] = columns[at] ?? '';
    }
  }
  return mapping;
}

/** Words that give a column its role inside a longer name, `Risk owner name`, `target_date`. */
const TELLING_WORDS: Readonly<Record<TrackerRole, readonly string[]>> = {
  description: words('description|action|task|omschrijving|beschreibung|actie|aufgabe|descripcion|descricao|内容'),
  owner: words(
    'owner|assignee|assigned to|responsible|eigenaar|verantwoordelijke|verantwortlich|responsable|responsavel|担当',
  ),
  due: words('due|deadline|target date|completion date|einddatum|fallig|echeance|fecha limite|prazo|期限|期日'),
  status: words('status|statut|estado|状態|状況'),
  priority: words('priority|severity|prioritat|priorite|prioridad|優先'),
  reference: words('id|ref'),
  notes: words('notes|comments|remarks|opmerkingen|bemerkungen|備考'),
};

/** Japanese writes no spaces between words. */
const containsWords = (name: string, known: string) =>
  /[\u3040-\u9fff]/.test(known) ? name.includes(known) : ` ${name} `.includes(` ${known} `);

const MATCHES = [
  { names: ROLE_NAMES, isMatch: (name: string, known: string) => name === known },
  { names: TELLING_WORDS, isMatch: containsWords },
];

function bestColumn(
  columns: readonly string[],
  names: readonly string[],
  isMatch: (name: string, known: string) => boolean,
  taken: ReadonlySet<number>,
): number | undefined {
  for (const known of names) {
    const plain = plainName(known);
    const at = columns.findIndex((column, index) => !taken.has(index) && isMatch(plainName(column), plain));
    if (at >= 0) return at;
  }
  return undefined;
}

const KNOWN_NAMES = new Set(ROLES.flatMap((role) => ROLE_NAMES[role].map(plainName)));

/** How much a cell looks like the name of a column: from 3 for a known name down to 0 for what names nothing. */
export function nameScore(cell: string): number {
  const plain = plainName(cell);
  if (plain === '' || cell.length > 60 || /^[\d\s.,:/-]+$|\?$/.test(cell)) return 0;
  // "Project name:" is a field to fill in, beside or above the table.
  if (cell.trim().endsWith(':')) return 0.25;
  if (KNOWN_NAMES.has(plain)) return 3;
  return plain.split(' ').some((word) => KNOWN_NAMES.has(word) || HEADER_WORDS.has(word)) ? 2 : 0.4;
}
