/** Names SharePoint takes for files and folders. Pure. */

const LONGEST = 120;

/**
 * The name with what SharePoint refuses replaced: signs, control characters, dots and spaces at the ends, `~$`.
 *
 * @example fileNameOf('a/b: c?.pdf') // 'a_b_ c_.pdf'
 */
export function fileNameOf(name: string): string {
  const clean = [...name.normalize('NFC')]
    .map((sign) => (sign < ' ' || sign === '\u007f' || '"*:<>?/\\|#%'.includes(sign) ? '_' : sign))
    .join('')
    .replace(/^~\$/, '_')
    .trim();
  const { stem, extension } = split(clean.replace(/^\.+/, '').replace(/[. ]+$/, ''));
  const short = stem.slice(0, LONGEST - extension.length).trim();
  return short + extension || 'file';
}

/** @example numbered('plan.pdf', 2) // 'plan (2).pdf' */
export function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const { stem, extension } = split(name);
  return `${stem} (${number})${extension}`;
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const isExtension = dot > 0 && name.length - dot <= 12;
  return isExtension ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: '' };
}
