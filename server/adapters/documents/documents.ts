/**
 * The Documents port over a worker thread: files are hostile, so each is read where memory is limited and time runs out,
 * and where a crash costs a thread and not the process. One file at a time; the thread is kept warm between files.
 */

import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/result.ts';
import type { Documents, ReadDocument, UnreadableDocument } from '../../ports/documents.ts';
import { DEADLINE_MS, MAX_FILE_BYTES, MAX_MEMORY_MB, MAX_WAITING_BYTES, MAX_WAITING_FILES } from './limits.ts';

/** Where the thread's program lies and what a file may cost; every field has the product's value as default. */
export interface DocumentsOptions {
  /** How long one file may take, in milliseconds, counted from the moment the thread takes it up. */
  readonly deadlineMs?: number;
  /** Old generation of the thread's heap, in megabytes. */
  readonly memoryMb?: number;
  /** The compiled worker. From TypeScript sources it is the build's, because Node 20 threads run JavaScript only. */
  readonly workerUrl?: URL;
}

type Answer = Result<ReadDocument, UnreadableDocument>;

/** A thread may take this long to load its programs, on a machine that does other work. */
const START_MS = 30_000;

/** The reader. It holds no thread before the first file and keeps no process alive. */
export function createDocuments(options: DocumentsOptions = {}): Documents {
  const { deadlineMs = DEADLINE_MS, memoryMb = MAX_MEMORY_MB, workerUrl = compiledWorker() } = options;
  let worker: Promise<Worker> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const waiting = { files: 0, bytes: 0 };
  let files = 0;
  let isClosed = false;

  const readNow = async (name: string, bytes: Uint8Array): Promise<Answer> => {
    if (isClosed) return fail({ kind: 'timed-out', message: 'The reader was closed before it came to this file.' });
    worker ??= startWorker(workerUrl, memoryMb);
    const thread = await worker.catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    files += 1;
    const { answer, isSpent } = await ask(thread, { id: files, name, bytes: new Uint8Array(bytes) }, deadlineMs);
    if (isSpent) {
      worker = undefined;
      await thread.terminate();
    }
    return answer;
  };

  return {
    read(name, bytes) {
      if (bytes.length > MAX_FILE_BYTES) {
        const message = `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`;
        return Promise.resolve(fail({ kind: 'too-large', message }));
      }
      if (waiting.files >= MAX_WAITING_FILES || waiting.bytes + bytes.length > MAX_WAITING_BYTES) {
        return Promise.resolve(
          fail({ kind: 'busy', message: 'Too many files are being read; try again in a moment.' }),
        );
      }
      waiting.files += 1;
      waiting.bytes += bytes.length;
      const answer = queue
        .then(() => readNow(name, bytes))
        .finally(() => {
          waiting.files -= 1;
          waiting.bytes -= bytes.length;
        });
      queue = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      isClosed = true;
      const thread = await worker?.catch(() => undefined);
      await thread?.terminate();
    },
  };
}

const compiledWorker = () =>
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../dist/server/adapters/documents/worker.js' : './worker.js',
    import.meta.url,
  );

/** A thread that has loaded its program and waits. Rejects when the program is missing: that is an outage, not a file. */
function startWorker(url: URL, memoryMb: number): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 8 },
      // A library's warnings are not ours to print, and the command line's standard output is data.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => reject(new Error('The reader thread did not start in time.')), START_MS);
    worker.once('message', () => {
      clearTimeout(timer);
      worker.removeListener('error', reject);
      worker.unref();
      resolve(worker);
    });
    worker.once('error', reject);
  });
}

/** How often the deadline is looked at. */
const DEADLINE_STEP_MS = 50;
/** A machine with other work gives the thread little of its time: then the deadline waits, but no longer than this. */
const BUSY_MACHINE_FACTOR = 5;

/** Whether the time is up: that much by the clock and by the processor, or five times as much by the clock alone. */
function deadline(deadlineMs: number): () => boolean {
  const started = performance.now();
  const spent = process.cpuUsage();
  return () => {
    const wallMs = performance.now() - started;
    const { user, system } = process.cpuUsage(spent);
    return (
      wallMs >= deadlineMs && ((user + system) / 1_000 >= deadlineMs || wallMs >= deadlineMs * BUSY_MACHINE_FACTOR)
    );
  };
}

/** One file asked of the thread; `isSpent` says that the thread must not be asked again. */
function ask(
  worker: Worker,
  request: { id: number; name: string; bytes: Uint8Array },
  deadlineMs: number,
): Promise<{ answer: Answer; isSpent: boolean }> {
  return new Promise((resolve) => {
    const settle = (answer: Answer, isSpent: boolean) => {
      clearInterval(timer);
      worker.removeListener('message', onMessage);
      worker.removeListener('error', onError);
      worker.removeListener('exit', onExit);
      if (!isSpent) worker.unref();
      resolve({ answer, isSpent });
    };
    const onMessage = (message: { id: number; result: Answer }) => {
      if (message.id === request.id) settle(message.result, false);
    };
    const onError = (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(fail(isMemory ? OUT_OF_MEMORY : DAMAGED), true);
    };
    const onExit = () => settle(fail(DAMAGED), true);
    const isOver = deadline(deadlineMs);
    const timer = setInterval(() => isOver() && settle(fail(TIMED_OUT), true), DEADLINE_STEP_MS);
    worker.ref();
    worker.on('message', onMessage);
    worker.once('error', onError);
    worker.once('exit', onExit);
    worker.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
  });
}

const TIMED_OUT: UnreadableDocument = { kind: 'timed-out', message: 'The file takes too long to read.' };
const OUT_OF_MEMORY: UnreadableDocument = {
  kind: 'out-of-memory',
  message: 'The file needs more memory than any real document.',
};
const DAMAGED: UnreadableDocument = { kind: 'damaged', message: 'The file is damaged: reading it ended unexpectedly.' };
