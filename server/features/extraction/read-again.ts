/**
 * A document read a second time by the configured language model. Whatever goes wrong there, what the rules found
 * stands: the person gets it with a notice that says why there is no more.
 */
import type { ExtractAnswer } from '../../../shared/contract/extraction.ts';
import { isModelAnswer } from '../../../shared/contract/language-model.ts';
import type { Extraction, ExtractionContext, SourceDocument } from '../../../shared/extraction/extraction.ts';
import { openSecondReader } from '../../../shared/extraction/second-reader/second-reading.ts';
import { isPortFailure, PortFailure, type PortFailureKind } from '../../ports/failures.ts';
import type { Ports } from '../../ports/ports.ts';
import { modelQuestion } from './model-question.ts';

export type SecondReaderPorts = Pick<Ports, 'languageModel' | 'random'>;

export interface ReadAgain {
  readonly found: Extraction;
  /** Sentences for the person. */
  readonly notices: readonly string[];
  /** Null when the model gave no usable answer. */
  readonly secondReading: NonNullable<ExtractAnswer['secondReading']> | null;
  /** For the log: why there is none; null when nothing went wrong. Holds nothing of the text. */
  readonly fault: string | null;
}

/** What the rules found with what the model adds. Never rejects for what the model does. */
export async function readAgain(
  { languageModel, random }: SecondReaderPorts,
  document: SourceDocument,
  context: ExtractionContext,
  found: Extraction,
): Promise<ReadAgain> {
  if (languageModel === null) return alone(found, ['No language model is configured; the rules read alone.'], null);
  const reader = openSecondReader(document, context);
  if (reader.text.trim() === '') return alone(found, [], null);
  const notices = reader.isCut ? [`The language model was given the first ${reader.text.length} characters only.`] : [];
  try {
    const answer = await languageModel.ask(modelQuestion(reader.text, context, random.uuid()));
    if (!isModelAnswer(answer)) throw new PortFailure('invalid', 'the language model answered in another form');
    const { added, agreed, dropped, found: both } = reader.judge(found, answer.items);
    if (dropped > 0) notices.push(droppedNotice(dropped));
    return { found: both, notices, secondReading: { added, agreed, dropped, isCut: reader.isCut }, fault: null };
  } catch (error) {
    if (!isPortFailure(error)) throw error;
    return alone(found, [noticeOf(error)], error.message);
  }
}

const alone = (found: Extraction, notices: readonly string[], fault: string | null): ReadAgain => ({
  found,
  notices,
  secondReading: null,
  fault,
});

const droppedNotice = (dropped: number): string =>
  dropped === 1
    ? 'One thing the language model named does not stand in the text like that and was left out.'
    : `${dropped} things the language model named do not stand in the text like that and were left out.`;

const STANDS = 'What the rules found is complete.';
const NOTICE_OF: Readonly<Partial<Record<PortFailureKind, string>>> = {
  throttled: `The language model is busy. ${STANDS} Try again later.`,
  denied: `The language model refuses this server; tell an administrator. ${STANDS}`,
  invalid: `The language model gave no usable answer. ${STANDS}`,
};

function noticeOf({ kind, facts: { retryAfterSeconds } }: PortFailure): string {
  if (kind === 'throttled' && retryAfterSeconds !== undefined) {
    return `The language model is busy. ${STANDS} Try again in ${retryAfterSeconds} seconds.`;
  }
  return NOTICE_OF[kind] ?? `The language model could not be reached in time. ${STANDS}`;
}
