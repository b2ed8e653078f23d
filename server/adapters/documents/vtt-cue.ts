/** The payload of one WebVTT cue: tags and entities resolved, and who says it. */

/** Something said by one person; `speaker` is absent when the cue names none. */
export interface Turn {
  readonly speaker?: string;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** Words that stand before a colon without being anybody's name. */
const NO_NAMES = new Set(
  'note question answer action topic agenda http https example remember warning ps q a'.split(' '),
);

/** Turns of a cue in order: one for each `<v Name>`, else one for a leading `Name:` or for nobody. */
export function cueTurns(payload: string): Turn[] {
  const turns: Turn[] = [];
  let voice: string | undefined;
  let said = '';
  const flush = () => {
    const text = resolveEntities(said).trim();
    if (text !== '') turns.push(...(voice === undefined ? namedTurns(text) : [{ speaker: voice, text }]));
    said = '';
  };
  let at = 0;
  while (at < payload.length) {
    const open = payload.indexOf('<', at);
    if (open < 0) break;
    const close = payload.indexOf('>', open);
    if (close < 0) break;
    said += payload.slice(at, open);
    const tag = payload.slice(open + 1, close);
    const name = /^v(?:\.[^\s]*)?\s+(\S[\s\S]*)$/.exec(tag)?.[1];
    if (name !== undefined || tag === '/v') {
      flush();
      voice = name === undefined ? undefined : resolveEntities(name).replace(/\s+/g, ' ').trim();
    }
    at = close + 1;
  }
  said += at < payload.length ? payload.slice(at) : '';
  flush();
  return turns;
}

/** A cue may hold several lines, each with its own `Name:`. */
function namedTurns(text: string): Turn[] {
  const turns: { speaker?: string; text: string }[] = [];
  for (const line of text.split('\n')) {
    const named = speakerPrefix(line);
    const last = turns.at(-1);
    if (named !== undefined) turns.push(named);
    else if (last !== undefined) last.text += `\n${line}`;
    else turns.push({ text: line });
  }
  return turns;
}

function speakerPrefix(line: string): { speaker: string; text: string } | undefined {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 60 || !/\s|^$/.test(line.charAt(colon + 1))) return undefined;
  const name = line
    .slice(0, colon)
    .replace(/^[-–—>\s]+/, '')
    .trim();
  return isName(name) ? { speaker: name, text: line.slice(colon + 1).trim() } : undefined;
}

/** A few words that each begin like a name does; particles and a bracketed role are allowed. */
function isName(text: string): boolean {
  const bare = text.replace(/\s*[([][^()[\]]{0,40}[)\]]$/, '');
  const words = bare.split(/\s+/);
  if (words.length > 5 || NO_NAMES.has(bare.toLowerCase()) || /[.!?;"<>/\\]\s|[!?;"<>/\\]$/.test(bare)) return false;
  const isNameWord = (word: string) =>
    /^[\p{Lu}\p{Lo}\p{N}@#]/u.test(word) ||
    /^(?:de|da|do|di|del|der|den|van|von|la|le|al|el|bin|y|e|ten|ter)$/.test(word);
  return words.every(isNameWord) && /^\p{L}/u.test(bare);
}

function resolveEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
