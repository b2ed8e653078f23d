/** The lines and components of a calendar file, RFC 5545 and what real exports make of it: nothing here gives up on a line. */

/** One property; names in upper case, parameters without quotes, the value as written. */
export interface IcsProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A component with its own properties, the components inside it, and its lines as they stand in the file. */
export interface IcsComponent {
  readonly name: string;
  readonly properties: IcsProperty[];
  readonly children: IcsComponent[];
  readonly lines: string[];
}

/** Bytes with folded lines joined. Done before decoding, because a fold may cut a character in two. */
export function unfold(bytes: Uint8Array): Uint8Array {
  const isWide = bytes[0] === 0 || bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[0] === 0xfe;
  if (isWide) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Buffer.from(text.replace(/(?:\r\n|\r|\n)[ \t]/g, ''), 'latin1');
}

/** The components of a text, as children of one root; missing or crossed END lines close what they can. */
export function parseComponents(text: string): IcsComponent {
  const root: IcsComponent = { name: '', properties: [], children: [], lines: [] };
  const open: IcsComponent[] = [root];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const property = parseLine(line);
    if (property === undefined) continue;
    const current = open.at(-1) as IcsComponent;
    const name = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN') {
      const component: IcsComponent = { name, properties: [], children: [], lines: [line] };
      (open.length < MAX_DEPTH ? current : root).children.push(component);
      open.push(component);
    } else if (property.name === 'END') {
      const at = open.findLastIndex((each) => each.name === name);
      if (at > 0) for (const each of open.splice(at)) endOf(each, open);
    } else {
      current.properties.push(property);
      current.lines.push(line);
    }
  }
  while (open.length > 1) endOf(open.pop() as IcsComponent, open);
  return root;
}

const MAX_DEPTH = 16;

const isRule = ({ name }: IcsComponent) => name === 'STANDARD' || name === 'DAYLIGHT';

/** A zone keeps the lines of its rules, so that it can be handed on whole. */
function endOf(component: IcsComponent, open: readonly IcsComponent[]): void {
  component.lines.push(`END:${component.name}`);
  const zone = open.at(-1);
  if (zone?.name === 'VTIMEZONE' && isRule(component)) zone.lines.push(...component.lines);
}

function parseLine(line: string): IcsProperty | undefined {
  const head = /^\s*([A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)\s*(?=[;:])/.exec(line);
  const name = head?.[2];
  if (head === null || name === undefined) return undefined;
  const colon = valueStart(line, head[0].length);
  if (colon < 0) return undefined;
  return {
    name: name.toUpperCase(),
    parameters: parseParameters(line.slice(head[0].length, colon)),
    value: line.slice(colon + 1),
  };
}

/** The colon before the value: the first outside quotes, or the first at all when a quote is never closed. */
function valueStart(line: string, from: number): number {
  let quoted = false;
  for (let at = from; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (character === ':' && !quoted) return at;
  }
  return line.indexOf(':', from);
}

function parseParameters(text: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const match of text.matchAll(/;\s*([A-Za-z0-9-]+)\s*=\s*(?:"([^"]*)"|([^;"]*))/g)) {
    const [, name = '', quoted, bare = ''] = match;
    parameters[name.toUpperCase()] ??= caretDecoded((quoted ?? bare).trim());
  }
  return parameters;
}

/** @see RFC 6868 */
const caretDecoded = (value: string) =>
  value.replace(/\^([n'^])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === "'" ? '"' : '^'));

/** A text value without its escapes. */
export const unescapeText = (value: string): string =>
  value.replace(/\\([\\;,:"nN])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));

/** The first property of that name. */
export const property = (component: IcsComponent, name: string): IcsProperty | undefined =>
  component.properties.find((each) => each.name === name);

/** All components of that name, at any depth, in file order. */
export function componentsNamed(component: IcsComponent, name: string): IcsComponent[] {
  return component.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...componentsNamed(child, name),
  ]);
}
