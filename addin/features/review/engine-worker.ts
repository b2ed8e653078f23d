/** The engine in a thread of its own: reading ten thousand words never holds up the page. */
import { extract } from '../../../shared/extraction/extract.ts';
import { referenceOf, settleDue } from '../../../shared/extraction/refiners/settle-due-date.ts';
import type { EngineAnswer, EngineQuestion, Found, LineRead } from './engine-messages.ts';
import { ownerAtFront } from './owner-at-front.ts';
import { readingOf } from './reading.ts';

self.onmessage = ({ data }: MessageEvent<EngineQuestion>) => {
  const answer = answerTo(data);
  // The worker's own postMessage; the page's types know only the window's.
  (self as unknown as { postMessage(message: EngineAnswer): void }).postMessage(answer);
};

function answerTo(question: EngineQuestion): EngineAnswer {
  const { id } = question;
  try {
    return question.kind === 'document' ? { id, found: read(question) } : { id, line: readLine(question) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}

function read({ document, context }: EngineQuestion): Found {
  const { items, decisions, questions, followUp, notices } = extract(document, context);
  const { lines, marks } = readingOf(document, items);
  return {
    items: items.map((candidate, index) => ({ candidate, mark: marks[index] ?? { from: 0, to: 0 } })),
    decisions: decisions.map(({ text }) => text),
    questions: questions.map(({ text }) => text),
    followUp,
    notices,
    lines,
  };
}

function readLine({ document, context }: EngineQuestion): LineRead {
  const candidate = extract(document, context).items[0] ?? null;
  if (candidate) return { candidate, owner: null, ...pickDue(candidate) };
  const due = settleDue(document.text, null, context.locale ?? 'en', referenceOf(context));
  return { candidate, owner: ownerAtFront(document.text, context.attendees), ...due };
}

const pickDue = ({ duePhrase, dueOn, dueVague }: Pick<LineRead, 'duePhrase' | 'dueOn' | 'dueVague'>) => ({
  duePhrase,
  dueOn,
  dueVague,
});
