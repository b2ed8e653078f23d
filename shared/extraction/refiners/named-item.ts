/**
 * Items of the register that a text names by their reference. Our own mails, agendas and trackers write them at the
 * beginning of a line: what stands there is known already, and no new promise.
 */

const REFERENCE = /(?<![\p{L}\p{N}_-])AI-\d{3,8}(?![\p{L}\p{N}_-])/giu;
/** After a bullet, a number or a box. */
const AT_START = /^[^\p{L}]{0,12}(AI-\d{3,8})(?![\p{L}\p{N}_-])/iu;
/** Between the facts that our mails write below an item, in HTML and in plain text. */
const BETWEEN = / [·|] /u;
const OWNER = /^(?:Owner: .{1,100}|No owner yet)$/u;
/** The other facts, in the words of those mails; a table row of somebody else has other words, and may be a promise. */
const FACT =
  /^(?:Due: .{0,60}\p{Nd}.{0,60} \(.{1,60}\)|No date yet|In progress|Overdue|Blocked(?:: .{1,201})?|Completed, to be checked|Closed|Cancelled|\d{1,6} days? late|\d{1,3} %|Low priority|High priority|Critical|Please accept it, or propose another date)$/u;

/** Most that one text is taken to name; more is a list of something else. */
const LIMIT = 60;

/**
 * References of actions in a text, in reading order, each once.
 *
 * @example namedReferences('ai-012: as AI-003, see CASE-001') // ['AI-012', 'AI-003']
 */
export function namedReferences(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [reference] of text.matchAll(REFERENCE)) {
    if (found.size === LIMIT) break;
    found.add(reference.toUpperCase());
  }
  return [...found];
}

/** The item whose line this is: it begins with the reference, or holds the facts below such a line. Null for any other. */
export function itemOfLine(lines: readonly string[], at: number): string | null {
  const line = lines[at] ?? '';
  const own = AT_START.exec(line)?.[1];
  const found = own ?? (holdsFacts(line) ? AT_START.exec(lines[at - 1] ?? '')?.[1] : undefined);
  return found?.toUpperCase() ?? null;
}

function holdsFacts(line: string): boolean {
  const [owner = '', ...facts] = line.trim().split(BETWEEN);
  return OWNER.test(owner) && facts.length > 0 && facts.every((fact) => FACT.test(fact));
}
