/** Minutes pasted into an invitation: what an invitation only plans, they report. */
import type { Placed } from './structure.ts';

const PRESENT =
  /^(?:present|apologies|absent|anwesend|entschuldigt|présents?|excusés?|absents?|presentes?|ausentes?|asistentes|aanwezig|afwezig|出席者|欠席者)\s?[:：]/iu;

/** What was said and done: an invitation is written before it. */
const REPORTS =
  /(?:^|[^\p{L}])(?:was|were|reported|noted|agreed|discussed|explained|undertook|wurde|wurden|hat|haben|berichtet|berichtete|erläutert|beschließt|verschickt|a été|ont été|avait|était|fue|fueron|informó|acordó|foi|foram|informou|werd|werden|heeft|hebben|besloot)(?=[^\p{L}]|$)|(?:した|ました)[。\s]*$/iu;

/** So many lines of telling make it a report; a single "was" may stand in an invitation, too. */
const REPORT_LINES = 3;

type Mark = 'present' | 'decision' | 'action';

function markOf({ line, section, isHeading, label }: Placed): Mark | null {
  if (PRESENT.test(line.text)) return 'present';
  if (line.check !== null || (section === 'actions' && !isHeading)) return 'action';
  if (section === 'decisions' && !isHeading) return 'decision';
  return label?.kind === 'action' || label?.kind === 'decision' ? label.kind : null;
}

/** True when at least two of who was there, what was decided, what is to be done and what happened are told. */
export function holdsMinutes(placed: readonly Placed[]): boolean {
  const marks = new Set<Mark>();
  for (const one of placed) {
    const mark = markOf(one);
    if (mark !== null) marks.add(mark);
    if (marks.size > 1) return true;
  }
  return marks.size === 1 && placed.filter(({ line }) => REPORTS.test(line.text)).length >= REPORT_LINES;
}
