/** The reader's thread. It knows no clock and no limits of its own: documents.ts ends it when a file takes too long. */

import { parentPort } from 'node:worker_threads';
import { readDocument } from './read-document.ts';

/** A file to read; answered by a message with the same number. */
export interface ReadRequest {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

parentPort?.on('message', async ({ id, name, bytes }: ReadRequest) => {
  parentPort?.postMessage({ id, result: await readDocument(name, bytes) });
});
parentPort?.postMessage({ ready: true });
