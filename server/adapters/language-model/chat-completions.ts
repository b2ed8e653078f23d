/**
 * A language model behind the chat completions of OpenAI, as Azure OpenAI's v1 address, Ollama and others speak them.
 * One address from the configuration, no redirect, no tool, nothing streamed; time and size of an answer are bounded.
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PortFailure } from '../../ports/failures.ts';
import type { LanguageModel, ModelQuestion } from '../../ports/language-model.ts';
import { contentOf } from './answer-content.ts';
import { failureOfStatus, waitAsked } from './status-failures.ts';

export interface ChatCompletionsOptions {
  /** Up to and without `/chat/completions`. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token, which Azure's v1 address takes as well; null where none is needed. */
  readonly key: string | null;
  readonly format: 'json_schema' | 'json_object';
  /** Longest time for a question, waiting included. */
  readonly timeoutMs: number;
  /** The fetch that looks at addresses first (adapters/graph/public-fetch.ts). */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after so many milliseconds; the machine's own timer when not given. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Answers are lists of sentences; this is some two hundred pages. */
const MOST_ANSWER_BYTES = 512 * 1024;

/** The model at this address. Calls nobody yet. */
export function createChatCompletions(options: ChatCompletionsOptions): LanguageModel {
  const { wait = (ms, signal) => sleep(ms, undefined, { signal }) } = options;
  return {
    host: new URL(options.url).host,
    async ask(question) {
      const signal = AbortSignal.timeout(options.timeoutMs);
      const body = JSON.stringify(requestOf(options, question));
      try {
        const first = await exchange(options, body, signal);
        const waitMs = waitAsked(first);
        if (waitMs === null) return await readAnswer(first);
        await first.body?.cancel();
        await wait(waitMs, signal);
        return await readAnswer(await exchange(options, body, signal));
      } catch (error) {
        if (error instanceof PortFailure) throw error;
        throw new PortFailure('unavailable', signal.aborted ? 'the language model is too slow' : 'no answer');
      }
    },
  };
}

function requestOf({ model, format }: ChatCompletionsOptions, question: ModelQuestion): object {
  const { instructions, material, schema, schemaName } = question;
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: material },
    ],
    stream: false,
    response_format:
      format === 'json_schema'
        ? { type: 'json_schema', json_schema: { name: schemaName, strict: true, schema } }
        : { type: 'json_object' },
  };
}

function exchange({ url, key, fetch }: ChatCompletionsOptions, body: string, signal: AbortSignal): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    redirect: 'manual',
    signal,
    body,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
  });
}

async function readAnswer(response: Response): Promise<unknown> {
  const failure = failureOfStatus(response);
  if (failure) {
    await response.body?.cancel();
    throw failure;
  }
  return contentOf(await boundedText(response));
}

/** @throws PortFailure as soon as there is more than is read. */
async function boundedText({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_ANSWER_BYTES) throw new PortFailure('unavailable', 'the language model answers without end');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
