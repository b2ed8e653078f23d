/** The quality report as Markdown. Quotes in it are short: they show a kind of error, not a document. */
import type { DateFigures, DocumentFigures, Outcome, SentenceFigures } from './rows.ts';

/** Everything that was measured in one run. */
export interface Measured {
  readonly documents: Readonly<Record<string, DocumentFigures>>;
  readonly markup: Readonly<Record<string, DocumentFigures>>;
  readonly baselines: readonly { readonly name: string; readonly groups: Readonly<Record<string, DocumentFigures>> }[];
  readonly dates: Readonly<Record<string, DateFigures>>;
  readonly datesBlind: Readonly<Record<string, DateFigures>>;
  readonly datesChrono: Readonly<Record<string, DateFigures>>;
  readonly sentences: readonly { readonly file: string; readonly figures: SentenceFigures }[];
  readonly outcomes: readonly Outcome[];
}

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(3);
const nameOf = (group: string): string => group.replace(/ complete$| markup\(.*\)$/, '').replace(/^kind=|^lang=/, '');

function documentTable(rows: readonly (readonly [string, DocumentFigures])[]): string {
  const head =
    '| group | documents | actions | precision | recall | F1 | owner when named | date right | dates invented | empty ones clean |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|';
  const body = rows.map(
    ([name, f]) =>
      `| ${name} | ${f.docs} | ${f.gold} | ${number(f.p)} | ${number(f.r)} | **${number(f.f1)}** | ${number(f.ownerAccWhenGiven)} | ${number(f.dueAcc)} | ${f.dueInvented} | ${f.emptyDocsClean}/${f.emptyDocs} |`,
  );
  return [head, ...body].join('\n');
}

const groupsOf = (
  groups: Readonly<Record<string, DocumentFigures>>,
  prefix: string,
): readonly (readonly [string, DocumentFigures])[] =>
  Object.entries(groups)
    .filter(([group]) => group.startsWith(prefix))
    .map(([group, figures]) => [nameOf(group), figures]);

function comparison(measured: Measured): string {
  const kinds = [
    'ALL complete',
    'kind=minutes complete',
    'kind=email complete',
    'kind=transcript complete',
    'kind=invite complete',
  ];
  const all = [{ name: '**Followthrough**', groups: measured.documents }, ...measured.baselines];
  const cell = (groups: Readonly<Record<string, DocumentFigures>>, kind: string): string => number(groups[kind]?.f1);
  const rows = all.map(
    ({ name, groups }) =>
      `| ${name} | ${kinds.map((kind) => cell(groups, kind)).join(' | ')} | ${number(groups['ALL complete']?.ownerAccWhenGiven)} | ${groups['ALL complete']?.emptyDocsClean}/${groups['ALL complete']?.emptyDocs} |`,
  );
  return [
    '| F1 of | all | minutes | mails | transcripts | invitations | owner when named | empty ones clean |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
}

function dateTable(measured: Measured): string {
  const rows = Object.entries(measured.dates).map(([group, figures]) => {
    const blind = measured.datesBlind[group];
    const chrono = measured.datesChrono[group];
    return `| ${group} | ${figures.n} | **${number(figures.accuracy)}** | ${number(blind?.accuracy)} | ${number(chrono?.accuracy)} | ${figures.gaveDateForNone} / ${chrono?.gaveDateForNone ?? 0} |`;
  });
  return [
    '| phrases | n | phrase given | found in its sentence | chrono-node, phrase given | given where none is (ours / chrono) |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
}

function ruleTable(outcomes: readonly Outcome[]): string {
  const rules = new Map<string, { right: number; wrong: number; ignored: number }>();
  const count = (rule: string, field: 'right' | 'wrong' | 'ignored'): void => {
    const row = rules.get(rule) ?? { right: 0, wrong: 0, ignored: 0 };
    row[field]++;
    rules.set(rule, row);
  };
  for (const { hits, wrong, ignored } of outcomes) {
    for (const { item } of hits) count(item.rule, 'right');
    for (const item of wrong) count(item.rule, 'wrong');
    for (const item of ignored) count(item.rule, 'ignored');
  }
  const rows = [...rules]
    .sort(([, a], [, b]) => b.right - a.right)
    .map(
      ([rule, { right, wrong, ignored }]) =>
        `| ${rule} | ${right} | ${wrong} | ${ignored} | ${number(right / Math.max(1, right + wrong))} |`,
    );
  return ['| rule | right | wrong | borderline | precision |', '|---|--:|--:|--:|--:|', ...rows].join('\n');
}

/** Owners given where the labels say that none is named. */
const inventedOwners = (outcomes: readonly Outcome[]): number =>
  outcomes
    .flatMap(({ hits }) => hits)
    .filter(({ gold, item }) => gold.owner_unknown !== true && gold.owner === null && item.owner !== null).length;

/** First words only: enough to find the line with the document's id, too little to copy it. */
const short = (text: string): string => {
  const words = text.replace(/\|/g, '/').trim().split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
};

function worst(outcomes: readonly Outcome[]): string {
  const wrong = outcomes.flatMap(({ document, wrong: items }) =>
    items.map((item) => ({
      weight: item.confidence,
      text: `| taken, but none | ${document.id} (${document.lang}) | ${short(item.quote)} | ${item.rule}, ${item.confidence}: ${item.reasons.join('; ').replace(/\|/g, '/').slice(0, 120)} |`,
    })),
  );
  const owners = outcomes.flatMap(({ document, hits }) =>
    hits
      .filter(({ gold, item }) => gold.owner_unknown !== true && (gold.owner === null) !== (item.owner === null))
      .map(({ gold, item }) => ({
        weight: 0.85,
        text: `| owner ${item.owner ?? 'none'}, should be ${gold.owner ?? 'none'} | ${document.id} (${document.lang}) | ${short(gold.quote)} | ${item.rule} |`,
      })),
  );
  const missed = outcomes.flatMap(({ document, missed: golds }) =>
    golds.map((gold) => ({
      weight: 0.6,
      text: `| missed | ${document.id} (${document.lang}) | ${short(gold.quote)} | no rule reaches the line |`,
    })),
  );
  const rows = [...wrong, ...owners, ...missed].sort((a, b) => b.weight - a.weight).slice(0, 20);
  return ['| error | where | words | why |', '|---|---|---|---|', ...rows.map(({ text }) => text)].join('\n');
}

const sentenceTable = (measured: Measured): string =>
  [
    '| set | sentences | precision | recall | F1 | average precision |',
    '|---|--:|--:|--:|--:|--:|',
    ...measured.sentences.map(
      ({ file, figures: f }) =>
        `| ${file} | ${f.n} | ${number(f.p)} | ${number(f.r)} | ${number(f.f1)} | ${number(f.averagePrecision)} |`,
    ),
  ].join('\n');

/** Markdown of docs/extraction-quality.md. */
export function qualityReport(measured: Measured): string {
  return `# How well extraction works

Written by \`npm run quality\` from the labelled development data (\`EXTRACTION_DATA_DIR\`) with the data's own scorer. The data stay outside
the repository. The rules were developed while looking at these documents, so these figures are an upper bound for new text; they
were tuned to phenomena, never to a document. One reader made the labels: differences of two or three points mean nothing.

## Beside other libraries
The same documents and scorer. The libraries find no actions themselves: a fair keyword rule stands on top of their sentences.

${comparison(measured)}

Owners given where the labels name none: **${inventedOwners(measured.outcomes)}**. Dates given where there is none: **${measured.documents['ALL complete']?.dueInvented ?? 0}**.

## By kind (hand-read documents)
${documentTable([...groupsOf(measured.documents, 'ALL'), ...groupsOf(measured.documents, 'kind=')])}

## By language (hand-read documents)
${documentTable(groupsOf(measured.documents, 'lang='))}

## Minutes with marked actions
Only what the authors marked is known here: recall counts, precision is a lower bound.

${documentTable([...groupsOf(measured.markup, 'ALL'), ...groupsOf(measured.markup, 'lang=')])}

## By rule (hand-read documents)
"Borderline" lies in a span that the labels leave open.

${ruleTable(measured.outcomes)}

## The model alone on sentences
The mail set is what the mail model was trained on: see docs/extraction-model.md for its cross-validated figure, which is the honest one.

${sentenceTable(measured)}

## Due phrases
${dateTable(measured)}

## The worst errors
${worst(measured.outcomes)}

What would mend most of them: tasks handed out in talk without a verb of promise ("that's Kate, for the working design"), lines under a
heading that is called "Actions" but holds an agenda, and tasks of minutes written as bare infinitives outside any action section.
`;
}
