/** The engine as promises. One worker serves the page; it starts with the first question, or before. */
import type { ExtractionContext, SourceDocument } from '../../../shared/extraction/extraction.ts';
import type { EngineAnswer, EngineQuestion, Found, LineRead } from './engine-messages.ts';
import { fitToShow } from './found.ts';

export interface Engine {
  /** Starts what the first question will need, before there is one. */
  warm(): void;
  /** Everything a document says, fit to be shown. */
  read(document: SourceDocument, context: ExtractionContext): Promise<Found>;
  /** One typed line. */
  readLine(text: string, context: ExtractionContext): Promise<LineRead>;
}

interface Waiting {
  readonly settle: (answer: EngineAnswer) => void;
  readonly refuse: (error: Error) => void;
}

let running: Engine | null = null;

/** The page's engine. */
export function engine(): Engine {
  running ??= startEngine(() => new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' }));
  return running;
}

/** An engine over a worker. A worker that dies refuses what is asked of it; the next question starts a new one. */
export function startEngine(start: () => Worker): Engine {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;
  const opened = (): Worker => {
    if (worker) return worker;
    worker = start();
    worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => {
      waiting.get(data.id)?.settle(data);
      waiting.delete(data.id);
    };
    worker.onerror = () => {
      worker = null;
      for (const { refuse } of waiting.values()) refuse(new Error('the engine stopped'));
      waiting.clear();
    };
    return worker;
  };
  const ask = (question: Omit<EngineQuestion, 'id'>): Promise<EngineAnswer> =>
    new Promise((settle, refuse) => {
      const id = count++;
      waiting.set(id, { settle, refuse });
      opened().postMessage({ id, ...question } satisfies EngineQuestion);
    });
  return {
    warm: () => void opened(),
    async read(document, context) {
      const answer = await ask({ kind: 'document', document, context });
      if ('found' in answer) return fitToShow(answer.found);
      throw new Error('fault' in answer ? answer.fault : 'the engine answered something else');
    },
    async readLine(text, context) {
      const answer = await ask({ kind: 'line', document: { format: 'plain', text }, context });
      if ('line' in answer) return answer.line;
      throw new Error('fault' in answer ? answer.fault : 'the engine answered something else');
    },
  };
}
