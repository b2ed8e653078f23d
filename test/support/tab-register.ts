/** What the register holds in the tests of the tab, and what the product's API says of it. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { SandboxUser } from '../../scripts/stack.ts';
import type { ActionDetail, ActionList } from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { TabStage } from './tab-stage.ts';

interface SeedItem {
  readonly title: string;
  readonly owner?: SandboxUser;
  readonly dueOn?: string;
  readonly priority?: string;
  readonly sourceQuote?: string;
}

/** The register, asked and changed behind the tab's back. */
export interface Register {
  /** Item and log of an item. */
  detail(reference: string): Promise<ActionDetail>;
  read(reference: string): Promise<ActionDetail['item']>;
  /** Of the first item with such words; empty when there is none. */
  referenceOf(words: string): Promise<string>;
  /** What somebody else changes meanwhile. */
  change(reference: string, changes: object): Promise<void>;
}

/** The register as the chair sees it. The server may be another one by each call. */
export function registerOf(ground: TabStage): Register {
  const detail = (reference: string) =>
    ground.stage.api<ActionDetail>(ground.stage.chair, pathOf('action', { reference }));
  const read = async (reference: string) => (await detail(reference)).item;
  return {
    detail,
    read,
    async referenceOf(words) {
      const query = new URLSearchParams({ text: words });
      const list = await ground.stage.api<ActionList>(ground.stage.chair, `${pathOf('actions')}?${query}`);
      return list.items[0]?.reference ?? '';
    },
    async change(reference, changes) {
      const headers = { 'if-match': (await read(reference)).etag };
      const request = { method: 'PATCH', headers, body: { changes } };
      await ground.stage.api(ground.stage.chair, pathOf('action', { reference }), request);
    },
  };
}

/** Rows of the register on the screen. */
export const rows = (tab: FrameLocator): Locator => tab.locator('[role=row][data-reference]');

const KEY = 'tab-operations-review';
const ATTENDEES = ['Priya Raman', 'Tomas Lindqvist', 'Elena Petrova'];

/** Captures a meeting of the chair: ten items and their session, S-001. */
export async function fillRegister({ stage, user }: TabStage): Promise<void> {
  const person = ({ id, displayName, mail }: SandboxUser) => ({ key: id, name: displayName, mail });
  const session = {
    title: 'Operations review',
    eventId: null,
    iCalUId: null,
    seriesId: null,
    organiser: person(stage.chair),
    attendees: ATTENDEES.map((name) => person(user(name))),
    startsAt: '2026-03-05T06:00:00.000Z',
    endsAt: '2026-03-05T07:00:00.000Z',
    timeZone: 'Europe/London',
    decisions: ['The depot stays open on Saturdays until the end of May.'],
    keyPoints: ['Deliveries are back to normal after the flood.'],
  };
  const items = seedItems(user).map(({ owner, ...item }, index) => ({
    key: `${KEY}-item-${index}`,
    ...item,
    ...(owner && { owner: person(owner) }),
  }));
  const body = { session, sourceKind: 'Notes', items };
  await stage.api(stage.chair, pathOf('capture', { key: KEY }), { method: 'POST', body });
}

/** A register as one finds it in the middle of the work: late, soon, later, undated, of several people. */
const seedItems = (user: TabStage['user']): readonly SeedItem[] => [
  {
    title: 'Send the audit report to the board',
    owner: user('Priya Raman'),
    dueOn: '2026-03-12',
    sourceQuote: 'Priya Raman to send the audit report to the board by 12 March.',
  },
  {
    title: 'Book the training room and order the badges',
    owner: user('Tomas Lindqvist'),
    dueOn: '2026-03-06',
    priority: 'High',
  },
  {
    title: 'Close the open complaint of Harlow & Sons',
    owner: user('Elena Petrova'),
    dueOn: '2026-03-02',
    priority: 'Critical',
  },
  { title: 'Renew the insurance certificate' },
  { title: 'Check the backup logs every morning', owner: user('Daniel Okafor'), dueOn: '2026-03-20' },
  {
    title: 'Walk the depot with the fire officer and write down what is missing',
    owner: user('Marcus Adeyemi'),
    dueOn: '2026-03-03',
    priority: 'High',
  },
  { title: 'Agree the weekend rota', owner: user('Marcus Adeyemi'), dueOn: '2026-03-09' },
  { title: 'Compare three offers for the new scanners', owner: user('Marcus Adeyemi'), dueOn: '2026-04-17' },
  {
    title: 'Write the induction for seasonal staff',
    owner: user('Amira Haddad'),
    dueOn: '2026-03-27',
    priority: 'Low',
  },
  { title: 'Ask the landlord about the loading ramp', owner: user('Grace Whitfield') },
];
