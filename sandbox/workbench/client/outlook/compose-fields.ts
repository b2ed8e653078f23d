/** The lines above the text: recipients, subject, times, place. */
import type { DraftFields, DraftPerson } from '../protocol/dispatch-compose.ts';
import { freshId, h } from '../ui/dom.ts';
import { type Draft, readAddresses, showAddresses } from './draft.ts';
import type { OutlookContext } from './outlook-context.ts';
import { instantOf, localOf } from './zoned-time.ts';

interface Line {
  readonly label: string;
  readonly type: 'text' | 'datetime-local';
  show(fields: DraftFields): string;
  read(text: string): Partial<DraftFields>;
  /** Members of the draft that change this line. */
  readonly members: readonly (keyof DraftFields)[];
}

/** The form's lines; they follow what the pane changes. */
export function composeFields(outlook: OutlookContext, draft: Draft): HTMLElement {
  const known = outlook.session.setup.users.map(({ displayName, mail }) => ({ name: displayName, address: mail }));
  const listId = freshId('people');
  const list = h('datalist', { id: listId }, ...known.map((person) => h('option', { value: showAddresses([person]) })));
  const lines = draft.read().kind === 'message' ? messageLines(known) : eventLines(known, outlook.user().zone, draft);
  return h('div', { class: 'compose-fields' }, list, ...lines.map((line) => lineElement(line, draft, listId)));
}

function lineElement(line: Line, draft: Draft, listId: string): HTMLElement {
  const isPeople = line.members.some((member) => member === 'to' || member === 'cc');
  const input = h('input', {
    type: line.type,
    value: line.show(draft.read()),
    list: isPeople ? listId : null,
    autocomplete: 'off',
    onchange: () => draft.change(line.read(input.value), 'person'),
  });
  draft.on((patch, by) => {
    const touched = line.members.some((member) => member in patch);
    if (touched && (by === 'app' || document.activeElement !== input)) input.value = line.show(draft.read());
  });
  return h('label', { class: 'compose-line' }, h('span', {}, line.label), input);
}

function peopleLine(label: string, member: 'to' | 'cc', known: readonly DraftPerson[]): Line {
  return {
    label,
    type: 'text',
    members: [member],
    show: (fields) => showAddresses(fields[member]),
    read: (text) => ({ [member]: readAddresses(text, known) }),
  };
}

const SUBJECT: Line = {
  label: 'Subject',
  type: 'text',
  members: ['subject'],
  show: ({ subject }) => subject,
  read: (subject) => ({ subject }),
};

function messageLines(known: readonly DraftPerson[]): readonly Line[] {
  return [peopleLine('To', 'to', known), peopleLine('Cc', 'cc', known), SUBJECT];
}

function eventLines(known: readonly DraftPerson[], zone: string, draft: Draft): readonly Line[] {
  const start: Line = {
    label: 'Start',
    type: 'datetime-local',
    members: ['startMs'],
    show: ({ startMs }) => localOf(startMs, zone),
    read(text) {
      const startMs = instantOf(text, zone);
      const { startMs: before, endMs } = draft.read();
      return { startMs, endMs: startMs + (endMs - before) };
    },
  };
  const end: Line = {
    label: 'End',
    type: 'datetime-local',
    members: ['endMs', 'startMs'],
    show: ({ endMs }) => localOf(endMs, zone),
    read: (text) => ({ endMs: instantOf(text, zone) }),
  };
  const place: Line = {
    label: 'Place',
    type: 'text',
    members: ['location'],
    show: ({ location }) => location,
    read: (location) => ({ location }),
  };
  return [SUBJECT, peopleLine('Required', 'to', known), peopleLine('Optional', 'cc', known), start, end, place];
}
