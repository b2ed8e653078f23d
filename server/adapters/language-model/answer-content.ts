/** The JSON a model wrote, out of the JSON its service wrapped it in. Pure. */
import { PortFailure } from '../../ports/failures.ts';

/** @throws PortFailure `invalid` when either is not what it should be: a tool call, a refusal, prose, a cut-off answer. */
export function contentOf(text: string): unknown {
  const content = member(member(member(member(parsed(text), 'choices'), 0), 'message'), 'content');
  if (typeof content !== 'string') throw new PortFailure('invalid', 'the language model gave no content');
  return parsed(content);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // NOTE: the parser's own message quotes the text, which may hold words of a meeting.
    throw new PortFailure('invalid', 'the language model answered something that is not JSON');
  }
}

const member = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[name] : undefined;
