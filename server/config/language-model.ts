/** The language model that may be asked as second reader: none unless an address is set. */
import type { Reader } from './reader.ts';
import type { Secret } from './secrets.ts';
import * as values from './values.ts';

const FORMATS = ['json_schema', 'json_object'] as const;

export interface LanguageModelConfig {
  /** Of an OpenAI-compatible service, up to and without `/chat/completions`. */
  readonly url: string;
  /** Name of the model, or of its deployment. */
  readonly model: string;
  /** Null only for a service on this machine. */
  readonly key: Secret | null;
  /** How the service is held to JSON. */
  readonly format: (typeof FORMATS)[number];
  /** Longest time for one document, in milliseconds. */
  readonly timeoutMs: number;
}

/** A page gives up after a minute; the rules' own answer must reach it before. */
const MOST_SECONDS = 50;

/** Reads all of the variables concerned; faults where they are set without an address, or an address without them. */
export function readLanguageModel(reader: Reader): LanguageModelConfig | null {
  const url = reader.take('LANGUAGE_MODEL_URL', values.serviceUrl, null);
  const model = reader.take('LANGUAGE_MODEL_NAME', values.text, null);
  const key = reader.take('LANGUAGE_MODEL_KEY', values.secret, null);
  const format = reader.take('LANGUAGE_MODEL_FORMAT', values.oneOf(FORMATS), 'json_schema');
  const seconds = reader.take('LANGUAGE_MODEL_SECONDS', values.integer(5, MOST_SECONDS), 40);
  if (url === null) {
    if (model !== null || key !== null) {
      reader.fault('LANGUAGE_MODEL_URL', 'is missing: without an address no language model is used');
    }
    return null;
  }
  if (model === null) reader.fault('LANGUAGE_MODEL_NAME', 'is missing: the model or deployment to ask');
  if (key === null && !values.isThisMachine(url)) {
    reader.fault('LANGUAGE_MODEL_KEY', 'is missing: only a service on this machine needs none');
  }
  return { url, model: model ?? '', key, format, timeoutMs: seconds * 1_000 };
}
