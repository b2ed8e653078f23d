/** An action as a row of a mail: owner, deadline with weekday and zone, how late, what stands in the way. */
import { isOpenStage } from '../action-item/status.ts';
import { formatDate, zoneName } from '../time/format.ts';
import type { ActionLine } from './action-line.ts';
import type { PageRow } from './page.ts';
import type { MailWords } from './words.ts';

/** The words and the reader's own way of writing dates. */
export interface Language {
  readonly words: MailWords;
  /** BCP 47. */
  readonly locale: string;
}

/** The row of an action. */
export function actionRow(line: ActionLine, language: Language): PageRow {
  const { words } = language;
  const isOpen = isOpenStage(line.stage);
  const facts = [
    line.owner === null ? words.noOwner : words.owner(line.owner.name),
    isOpen ? dueText(line, language) : '',
    standing(line, words),
    line.daysLate > 0 ? words.daysLate(line.daysLate) : '',
    line.barrier === '' ? '' : words.blockedBy(line.barrier),
    isOpen && line.progress > 0 ? words.progress(line.progress) : '',
    isOpen ? words.priorities[line.priority] : '',
  ];
  return {
    lead: line.reference,
    text: line.title,
    details: facts.filter((fact) => fact !== ''),
    tone: line.daysLate > 0 ? 'alert' : 'plain',
    link: line.link,
  };
}

/** Overdue counts more than blocked; a barrier that is told says that the item is blocked. */
function standing({ daysLate, barrier, stage }: ActionLine, words: MailWords): string {
  if (daysLate > 0) return words.stages.Overdue;
  return barrier === '' ? words.stages[stage] : '';
}

function dueText({ dueOn, timeZone }: ActionLine, { words, locale }: Language): string {
  if (dueOn === null) return words.noDue;
  return words.due(formatDate(dueOn, locale), zoneName(timeZone, dueOn, locale));
}

/** The row with a request to answer, where the owner has not said yes or no. */
export function askingRow(line: ActionLine, language: Language): PageRow {
  const row = actionRow(line, language);
  const isAsked = line.agreement === 'Asked' && isOpenStage(line.stage);
  return isAsked ? { ...row, details: [...row.details, language.words.pleaseAgree] } : row;
}
