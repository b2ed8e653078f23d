/**
 * A page as mail HTML: one column of tables that Outlook's Word engine draws, readable without images and in dark mode,
 * nothing loaded from anywhere. Every text is escaped by the template; long lists are cut to keep the mail small.
 */
import { type Html, html, htmlText, safeLink } from '../action-item/html.ts';
import type { MailPage, PageRow, PageSection } from './page.ts';

/** Bytes in UTF-8 that the HTML stays under: mail clients clip at 102 KB. */
export const HTML_LIMIT_BYTES = 80_000;

/** Rows a section may have, tried in turn until the mail is small enough. */
const ROW_CAPS = [250, 120, 80, 50, 30, 20, 10, 5, 2, 0] as const;

const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const STYLE = {
  body: 'margin:0;padding:0;background-color:#ffffff;color:#1b1a19',
  cell: `padding:16px;${FONT};font-size:15px;line-height:22px;color:#1b1a19;text-align:left`,
  verdict: 'margin:0 0 8px;font-size:18px;line-height:26px;font-weight:bold',
  mark: 'margin:0 0 8px;padding:8px 12px;background-color:#fff4ce;color:#1b1a19',
  title: 'margin:16px 0 4px;font-size:17px;line-height:24px',
  fact: 'margin:0;color:#484644',
  heading: 'margin:24px 0 4px;font-size:16px;line-height:24px',
  row: 'padding:6px 0;border-bottom:1px solid #c8c6c4',
  detail: 'font-size:13px;line-height:20px;color:#484644',
  link: 'color:#0f548c',
  footer: 'margin:24px 0 0;font-size:13px;line-height:20px;color:#484644',
} as const;
const ALERT = 'color:#a4262c';

/** Mail clients that follow the reader's dark mode use these; the others keep the colours above or turn them themselves. */
const DARK =
  '@media (prefers-color-scheme:dark){.b{background-color:#1f1f1f!important}.t{color:#f3f2f1!important}' +
  '.s{color:#d2d0ce!important}.a{color:#ff9d9d!important}.l{color:#8ec8ff!important}' +
  '.m{background-color:#433519!important;color:#f3f2f1!important}.r{border-color:#605e5c!important}}';

/** The HTML part of a mail, under {@link HTML_LIMIT_BYTES}; what had to go is counted and the link leads to it. */
export function renderHtml(page: MailPage): string {
  for (const cap of ROW_CAPS) {
    const text = document(page, cap);
    if (byteLength(text) < HTML_LIMIT_BYTES) return text;
  }
  return document({ ...page, sections: [] }, 0);
}

const document = (page: MailPage, cap: number): string =>
  htmlText(html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${page.title}</title>
<style>:root{color-scheme:light dark}${DARK}</style>
</head>
<body class="b" style="${STYLE.body}">
<table role="presentation" class="b" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px"><tr>
<td class="t" style="${STYLE.cell}" dir="auto">
<p style="${STYLE.verdict}">${page.verdict}</p>
${page.marks.map((mark) => html`<p class="m" style="${STYLE.mark}">${mark}</p>`)}
<h1 style="${STYLE.title}">${page.title}</h1>
${page.facts.map((fact) => html`<p class="s" style="${STYLE.fact}">${fact}</p>`)}
${page.link && html`<p style="${STYLE.fact}">${anchor(page.link.address, page.link.label)}</p>`}
${page.sections.map((section) => sectionHtml(section, page, cap))}
<div class="s" style="${STYLE.footer}">${page.footer.map((line) => html`<p style="margin:0 0 8px">${line}</p>`)}</div>
</td></tr></table>
</td></tr></table>
</body>
</html>
`);

function sectionHtml({ heading, tone, rows, omitted }: PageSection, page: MailPage, cap: number): Html {
  const shown = rows.slice(0, cap);
  const hidden = omitted + rows.length - shown.length;
  const isAlert = tone === 'alert';
  return html`<h2 class="${isAlert ? 'a' : 't'}" style="${STYLE.heading}${isAlert && `;${ALERT}`}">${heading}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${shown.map(rowHtml)}
${hidden > 0 && html`<tr><td class="r s" style="${STYLE.row}">${page.more(hidden)}</td></tr>`}
</table>
`;
}

function rowHtml({ lead, text, details, tone, link }: PageRow): Html {
  const shade = tone === 'alert' ? { name: 'a', style: `;${ALERT}` } : { name: 's', style: '' };
  const body = tone === 'alert' && details.length === 0 ? shade : { name: 't', style: '' };
  return html`<tr><td class="r ${body.name}" style="${STYLE.row}${body.style}" dir="auto">${
    lead !== '' && html`<strong>${anchor(link, lead)}</strong> `
  }${lines(text)}${
    details.length > 0 &&
    html`<br><span class="${shade.name}" style="${STYLE.detail}${shade.style}">${details.join(' · ')}</span>`
  }</td></tr>
`;
}

const lines = (text: string): Html =>
  html`${text.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`)}`;

/** A link where the address is a safe one, else the label alone. */
function anchor(address: string | null, label: string): Html {
  const target = address === null ? null : safeLink(address);
  return target === null ? html`${label}` : html`<a class="l" style="${STYLE.link}" href="${target}">${label}</a>`;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
