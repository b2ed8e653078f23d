/** Reads files as plain text; a file that begins with BROKEN is damaged. */
import type { Documents } from '../../server/ports/documents.ts';
import { fail, ok } from '../../shared/result.ts';

/** A reader without formats. */
export function createMemoryDocuments(): Documents {
  return {
    async read(_name, bytes) {
      const text = Buffer.from(bytes).toString('utf8');
      if (text === '') return fail({ kind: 'empty', message: 'The file is empty.' });
      if (text.startsWith('BROKEN')) return fail({ kind: 'damaged', message: 'The file is damaged.' });
      const source = { format: 'plain', text } as const;
      return ok({ kind: 'text', text, source, context: { attendees: [] }, notices: [], encoding: 'utf-8' });
    },
    async close() {},
  };
}
