/** What a benchmark gives back, and how it is shown. Figures of one run stand beside the peer or the floor they are measured against. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The least possible, or the peer's value in the same run; null when there is none. */
  readonly against: number | null;
  /** What stands in `against`, or how the figure was made. */
  readonly note: string;
}

export interface Benchmark {
  readonly title: string;
  run(): Promise<readonly Figure[]>;
}

/** Figures as a Markdown table. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    (figure) =>
      `| ${figure.name} | ${shown(figure.value)} ${figure.unit} | ${figure.against === null ? '' : `${shown(figure.against)} ${figure.unit}`} | ${ratio(figure)} | ${figure.note} |`,
  );
  return ['| what | measured | against | ratio | how |', '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n');
}

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toPrecision(3));

const ratio = ({ value, against }: Figure): string => (against ? `${(value / against).toPrecision(3)}` : '');
