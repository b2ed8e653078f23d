/** Which reader opens which file, by its ending. */
import { type Dropped, MAX_FILE_BYTES, RefusedFile } from './dropped.ts';
import { readDocx } from './read-docx.ts';
import { readIcs } from './read-ics.ts';
import { readEml, readMsg } from './read-mail.ts';
import { readHtml, readMarkdown, readPlain, readVtt } from './read-text.ts';

type Reader = (bytes: Uint8Array, name: string) => Dropped | Promise<Dropped>;

const READERS: Readonly<Record<string, Reader>> = {
  ics: readIcs,
  eml: readEml,
  msg: readMsg,
  docx: readDocx,
  vtt: readVtt,
  md: readMarkdown,
  txt: readPlain,
  html: readHtml,
  htm: readHtml,
};

const USABLE = Object.keys(READERS)
  .map((ending) => `.${ending}`)
  .join(' ');

/** Reads a dropped file. @throws RefusedFile with words for the person. */
export async function readDropped(bytes: Uint8Array, name: string): Promise<Dropped> {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const reader = READERS[ending];
  if (!reader) throw new RefusedFile(`Files ending in .${ending.slice(0, 20)} cannot be used here; ${USABLE} can.`);
  if (bytes.length === 0) throw new RefusedFile('The file is empty.');
  if (bytes.length > MAX_FILE_BYTES) throw new RefusedFile('The file is larger than 10 MB.');
  try {
    return await reader(bytes, name);
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile('The file is damaged, or is not what its ending says.', { cause: error });
  }
}
