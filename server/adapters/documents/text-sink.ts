/** Where visible text is put together: runs of white space become one space, breaks are asked for and never pile up. */

/** Growing text of one block: the page itself, or one table cell. */
export interface TextSink {
  /** Text as HTML has it; white space inside counts as one space. */
  write(text: string): void;
  /** Text that keeps its own line ends, as in `<pre>`. */
  writeRaw(text: string): void;
  /** Asks for a new line (1) or an empty line (2) before the next text. */
  breakLine(lines: 1 | 2): void;
  /** Text put before the next text, on its line: a bullet, a heading's marks. The empty string takes it back. */
  prefix(mark: string): void;
  /** The whole text so far, without white space at its ends. */
  text(): string;
}

/** An empty sink. */
export function createTextSink(): TextSink {
  const parts: string[] = [];
  let breaks = 0;
  let mark = '';
  let spacePending = false;
  let empty = true;

  const put = (text: string) => {
    if (!empty && breaks > 0) parts.push('\n'.repeat(breaks));
    else if (spacePending && !empty) parts.push(' ');
    if (mark !== '') parts.push(mark);
    parts.push(text);
    breaks = 0;
    mark = '';
    spacePending = false;
    empty = false;
  };

  return {
    write(text) {
      const folded = text.replace(/[\s\u00a0]+/g, ' ');
      if (folded.startsWith(' ') && breaks === 0) spacePending = true;
      const core = folded.trim();
      if (core === '') return;
      put(core);
      spacePending = folded.endsWith(' ');
    },
    writeRaw(text) {
      if (text.trim() === '') {
        if (text.includes('\n')) breaks = Math.max(breaks, 1);
        return;
      }
      put(text.replaceAll('\r\n', '\n').replace(/^\n/, ''));
    },
    breakLine(lines) {
      breaks = Math.max(breaks, lines);
      spacePending = false;
    },
    prefix(next) {
      mark = next;
    },
    text: () =>
      parts
        .join('')
        .replace(/[ \t]+\n/g, '\n')
        .trim(),
  };
}
