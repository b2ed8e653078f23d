/** The value of any field of an item as people read it: in the history, and where two values are compared. */
import type { Language } from '../../words/words.ts';

/** @param value as the record or the history's JSON holds it; null, empty text and empty lists read as empty. */
export function valueText(field: string, value: unknown, { words, formats }: Language): string {
  const { item, actionType, agreement } = words.tab;
  if (value === null || value === undefined || value === '') return item.empty;
  if (typeof value === 'boolean') return value ? item.yes : item.no;
  if (typeof value === 'number') return field === 'progress' ? formats.percent(value / 100) : formats.number(value);
  if (Array.isArray(value)) {
    return value.length === 0
      ? item.empty
      : formats.list(value.map((one) => valueText(field, one, { words, formats } as Language)));
  }
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value);
  const text = String(value);
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    stage: words.shell.stage,
    status: words.shell.status,
    priority: words.shell.priority,
    actionType,
    agreement,
  };
  const known = tables[field]?.[text];
  if (known) return known;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formats.fullDay(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formats.moment(text);
  return /^https:\/\//.test(text) ? fileNameOf(text) : text;
}

/** The last part of an address, which is the name of a file. */
export function fileNameOf(link: string): string {
  try {
    const last = new URL(link).pathname.split('/').filter(Boolean).at(-1);
    return last ? decodeURIComponent(last) : link;
  } catch {
    return link;
  }
}
