/** The text a language model is given: readable, without mark-up and without the quoted mail below a reply. */
import { flowOffset } from '../text/lines.ts';
import { SPEAKER_MARK } from '../text/vtt.ts';
import type { View } from '../view.ts';
import { MODEL_TEXT_LIMIT } from './model-item.ts';

/** See the module's first line. */
export interface TextForModel {
  readonly text: string;
  /** True when the document goes on behind it. */
  readonly isCut: boolean;
  /** The view's flow offset of each character, and one more for the end. */
  readonly flowAt: Uint32Array;
}

/** Bold words carry no meaning here, and no model repeats their signs faithfully. */
const BOLD = '**';

/** What is sent of a document. Cut at the end of a line where it is too long; empty when the document says nothing. */
export function textForModel({ flow, placed }: View): TextForModel {
  const last = placed.at(-1)?.line;
  const all = last === undefined ? 0 : flowOffset(last, Math.max(0, last.text.length - 1)) + 1;
  const isCut = all > MODEL_TEXT_LIMIT;
  const lineEnd = flow.text.lastIndexOf('\n', MODEL_TEXT_LIMIT);
  const end = !isCut ? all : lineEnd > 0 ? lineEnd : MODEL_TEXT_LIMIT;
  const flowAt = new Uint32Array(end + 1);
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < end; ) {
    const bold = flow.text.indexOf(BOLD, at);
    const stop = bold === -1 ? end : Math.min(bold, end);
    parts.push(flow.text.slice(at, stop));
    while (at < stop) flowAt[length++] = at++;
    at = stop + BOLD.length;
  }
  flowAt[length] = end;
  return { text: parts.join('').replaceAll(SPEAKER_MARK, ':'), isCut, flowAt: flowAt.subarray(0, length + 1) };
}
