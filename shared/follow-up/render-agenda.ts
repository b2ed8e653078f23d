/** An agenda in words: plain text for mail and chat, HTML for the body of an invitation. Both say the same. */
import { type Html, html, htmlText, safeLink } from '../action-item/html.ts';
import { formatDate } from '../time/format.ts';
import type { Agenda, AgendaEntry } from './agenda.ts';
import type { FollowUpWords } from './words.ts';

/** The words and the reader's way of writing dates. */
export interface AgendaLanguage {
  readonly words: FollowUpWords;
  /** BCP 47. */
  readonly locale: string;
}

interface Block {
  readonly heading: string;
  readonly lines: readonly { readonly lead: string; readonly text: string; readonly link: string | null }[];
}

/** The agenda as plain text, lines ending with `\n`. */
export function agendaText(agenda: Agenda, language: AgendaLanguage): string {
  const blocks = blocksOf(agenda, language).map(({ heading, lines }) =>
    [heading, ...lines.map(({ lead, text }) => `- ${lead}${text}`)].join('\n'),
  );
  return `${[language.words.title(agenda.title), ...emptied(blocks, language.words.nothing)].join('\n\n')}\n`;
}

/** The agenda as an HTML fragment: headings and lists, every text escaped, links to safe addresses only. */
export function agendaHtml(agenda: Agenda, language: AgendaLanguage): string {
  const blocks = blocksOf(agenda, language).map(
    ({ heading, lines }) =>
      html`<h3>${heading}</h3><ul>${lines.map(
        ({ lead, text, link }) => html`<li dir="auto">${anchor(lead, link)}${text}</li>`,
      )}</ul>`,
  );
  const body = emptied(blocks, html`<p>${language.words.nothing}</p>`);
  return htmlText(html`<div><h2>${language.words.title(agenda.title)}</h2>${body}</div>`);
}

const emptied = <T>(blocks: readonly T[], nothing: T): readonly T[] => (blocks.length > 0 ? blocks : [nothing]);

function anchor(lead: string, link: string | null): Html {
  const address = link === null ? null : safeLink(link);
  return address === null ? html`${lead}` : html`<a href="${address}">${lead.trim()}</a> `;
}

function blocksOf(agenda: Agenda, language: AgendaLanguage): readonly Block[] {
  const { words } = language;
  const noteBlock = (heading: string, texts: readonly string[]): Block => ({
    heading,
    lines: texts.map((text) => ({ lead: '', text, link: null })),
  });
  const itemBlocks = agenda.sections.map(({ kind, entries, omitted }) => {
    const lines = entries.map((entry) => ({
      lead: `${entry.reference} `,
      text: entryText(entry, language),
      link: entry.link,
    }));
    const more = omitted > 0 ? [{ lead: '', text: words.more(omitted), link: null }] : [];
    return { heading: words.headings[kind], lines: [...lines, ...more] };
  });
  return [
    noteBlock(words.objectives, agenda.objectives),
    ...itemBlocks,
    noteBlock(words.issues, agenda.issues),
    noteBlock(words.questions, agenda.questions),
  ].filter((block) => block.lines.length > 0);
}

function entryText(entry: AgendaEntry, { words, locale }: AgendaLanguage): string {
  const facts = [
    entry.owner ?? words.noOwner,
    entry.dueOn === null ? words.noDate : words.due(formatDate(entry.dueOn, locale)),
    entry.daysLate > 0 ? words.daysLate(entry.daysLate) : '',
    entry.barrier === '' ? '' : words.blockedBy(entry.barrier),
  ];
  return `${entry.title} (${facts.filter((fact) => fact !== '').join(', ')})`;
}
