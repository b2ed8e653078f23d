/** Excel workbooks: every visible sheet as a grid of shown values, read part by part from the unpacked container. */

import type { ReadTracker } from '../../ports/documents.ts';
import { type Grid, readTracker } from './tracker.ts';
import { Unreadable } from './unreadable.ts';
import { type CellContext, readSheet } from './xlsx-sheet.ts';
import { readDateStyles, readSharedStrings } from './xlsx-tables.ts';
import { walkXml } from './xml.ts';
import { unpackParts } from './zip.ts';

const WANTED = /^(?:_rels\/\.rels|xl\/(?:[^/]*\.xml|_rels\/[^/]*\.rels|worksheets\/[^/]*\.xml))$/i;

interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

/** Reads an `.xlsx` or `.xlsm`, transitional or strict. Formulas give the value Excel stored last; nothing is computed. */
export function readXlsx(bytes: Uint8Array): ReadTracker {
  const parts = unpackParts(bytes, (name) => WANTED.test(name));
  const workbook = part(parts, 'xl/workbook.xml');
  if (workbook === undefined)
    throw new Unreadable('damaged', 'The workbook is damaged: its list of sheets is missing.');
  const { sheets, starts1904 } = readWorkbook(workbook);
  const targets = readTargets(part(parts, 'xl/_rels/workbook.xml.rels'));
  const context: CellContext = {
    strings: readSharedStrings(part(parts, 'xl/sharedStrings.xml')),
    dateStyles: readDateStyles(part(parts, 'xl/styles.xml')),
    starts1904,
  };
  const visible = sheets.filter((sheet) => !sheet.isHidden);
  const grids: Grid[] = (visible.length > 0 ? visible : sheets).flatMap((sheet) => {
    const sheetPart = part(parts, targets.get(sheet.relation) ?? '');
    return sheetPart === undefined ? [] : [{ sheet: sheet.name, records: readSheet(sheetPart, context) }];
  });
  if (grids.length === 0) throw new Unreadable('damaged', 'The workbook is damaged: none of its sheets can be found.');
  return readTracker('xlsx', grids);
}

/** Part names are compared without case, as Office does. */
function part(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array | undefined {
  const exact = parts.get(name);
  if (exact !== undefined) return exact;
  for (const [each, bytes] of parts) if (each.toLowerCase() === name.toLowerCase()) return bytes;
  return undefined;
}

function readWorkbook(bytes: Uint8Array): { sheets: SheetEntry[]; starts1904: boolean } {
  const sheets: SheetEntry[] = [];
  let starts1904 = false;
  walkXml(bytes, {
    open(name, { name: sheet = '', id = '', state = 'visible', date1904 }) {
      if (name === 'sheet') sheets.push({ name: sheet, relation: id, isHidden: state !== 'visible' });
      if (name === 'workbookPr') starts1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  return { sheets, starts1904 };
}

/** Part name for each relation of the workbook. */
function readTargets(bytes: Uint8Array | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (bytes === undefined) return targets;
  walkXml(bytes, {
    open(name, { Id: id, Target: target }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
}
