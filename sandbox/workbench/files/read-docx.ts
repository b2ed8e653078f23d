/** Word documents: the container is measured before it is unpacked, and only its XML parts reach mammoth. */
import { unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { boundBody, type Dropped, RefusedFile } from './dropped.ts';
import { titleOf } from './read-text.ts';

const MAX_PARTS = 2000;
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;

/** @throws RefusedFile for what is no document, or unpacks to far more than one. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<Dropped> {
  const buffer = Buffer.from(zipSync(partsOf(bytes), { level: 0 }));
  const { value } = await mammoth
    .convertToHtml(
      { buffer },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    .catch(() => {
      throw new RefusedFile('This Word document cannot be read.');
    });
  const heading = /<h[1-3][^>]{0,200}>(.{1,500}?)<\/h[1-3]>/
    .exec(value.slice(0, 20_000))?.[1]
    ?.replace(/<[^>]{0,500}>/g, '');
  return { title: titleOf(heading, name), people: [], ...boundBody(value) };
}

function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  let parts = 0;
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter(file) {
        parts += 1;
        if (!/\.(?:xml|rels)$/i.test(file.name)) return false;
        total += file.originalSize;
        if (parts > MAX_PARTS || total > MAX_UNPACKED_BYTES) throw new RefusedFile('The file unpacks to too much.');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('This Word document cannot be opened.');
  }
}
