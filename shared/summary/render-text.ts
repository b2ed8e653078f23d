/** A page as plain text: complete, in the same order as the HTML, readable on anything. Lines end with `\n`. */
import { safeLink } from '../action-item/html.ts';
import type { MailPage, PageRow, PageSection } from './page.ts';

/** The plain-text part of a mail. */
export function renderText(page: MailPage): string {
  const blocks = [
    [page.verdict, ...page.marks],
    [page.title, ...page.facts, ...linkOf(page)],
    ...page.sections.map((section) => sectionLines(section, page)),
    ['-- ', ...page.footer],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function linkOf({ link }: MailPage): readonly string[] {
  const address = link && safeLink(link.address);
  return link && address ? [`${link.label}: ${address}`] : [];
}

const sectionLines = ({ heading, rows, omitted }: PageSection, { more }: MailPage): readonly string[] => [
  heading.toUpperCase(),
  ...rows.flatMap(rowLines),
  ...(omitted > 0 ? [`- ${more(omitted)}`] : []),
];

/** Lines after the first are indented, so that text from notes cannot pass for a heading or an entry of ours. */
function rowLines({ lead, text, details, link }: PageRow): readonly string[] {
  const address = link === null ? null : safeLink(link);
  const [first = '', ...rest] = text.split('\n');
  return [
    `- ${lead === '' ? first : `${lead} ${first}`}`,
    ...rest.map((line) => `  ${line}`),
    ...(details.length > 0 ? [`  ${details.join(' | ')}`] : []),
    ...(address === null ? [] : [`  ${address}`]),
  ];
}
