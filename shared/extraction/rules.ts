/** The parsers in order. Each proposes on its own; refiners settle what overlaps. */

import { bracketOwners } from './parsers/bracket-owner.ts';
import { checkboxes } from './parsers/checkbox.ts';
import { firstPerson } from './parsers/first-person.ts';
import { imperatives } from './parsers/imperative.ts';
import { japaneseSentences } from './parsers/japanese.ts';
import { labelledItems } from './parsers/labelled-item.ts';
import { nameTasks } from './parsers/name-task.ts';
import { ownerWill } from './parsers/owner-will.ts';
import { passiveTasks } from './parsers/passive.ts';
import { requests } from './parsers/request.ts';
import { sectionItems } from './parsers/section-item.ts';
import { trackerRows } from './parsers/tracker-row.ts';
import type { Parser } from './proposal.ts';

/** All parsers for action items. */
export const ACTION_PARSERS: readonly Parser[] = [
  labelledItems,
  trackerRows,
  sectionItems,
  checkboxes,
  bracketOwners,
  ownerWill,
  nameTasks,
  firstPerson,
  requests,
  passiveTasks,
  imperatives,
  japaneseSentences,
];
