/** A person's own file becomes a meeting or message of whoever is signed in. */
import { callApi, type Placed } from '../api.ts';
import type { Session } from '../session.ts';
import { h, put } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { labelledSelect } from '../ui/parts.ts';

const KINDS = '.ics,.eml,.msg,.docx,.vtt,.md,.txt,.html,.htm';
const MAX_BYTES = 10 * 1024 * 1024;

export interface DropZone {
  readonly element: HTMLElement;
  /** For files dropped anywhere on the page. */
  take(files: FileList | null): Promise<void>;
}

/** @param onplaced opens what was made. */
export function dropZone(session: Session, onplaced: (placed: Placed) => void): DropZone {
  let kind = 'meeting';
  const status = h('p', { class: 'soft', role: 'status' });
  const input = h('input', { type: 'file', accept: KINDS, id: 'own-file', onchange: () => void take(input.files) });
  const take = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (!file) return;
    if (file.size > MAX_BYTES) return put(status, `${file.name} is larger than 10 MB.`);
    put(status, `Reading ${file.name} …`);
    const query = new URLSearchParams({ name: file.name, as: kind, user: session.get().user.userPrincipalName });
    try {
      const placed = await callApi<Placed>(`/api/files?${query}`, 'POST', file);
      put(status, [`“${placed.subject}” is now a ${placed.kind}.`, ...placed.notices].join(' '));
      onplaced(placed);
    } catch (error) {
      put(status, error instanceof Error ? error.message : 'The file could not be used.');
    }
    input.value = '';
  };
  const label = h(
    'label',
    { for: 'own-file', class: 'drop-label' },
    icon('upload'),
    h('span', {}, 'Choose a file, or drop it anywhere on this page'),
  );
  const pick = labelledSelect(
    'Make it a',
    [
      ['meeting', 'Meeting'],
      ['message', 'Message'],
    ],
    kind,
    (value) => {
      kind = value;
    },
  );
  const element = h(
    'div',
    { class: 'drop-zone' },
    pick,
    input,
    label,
    h(
      'p',
      { class: 'soft' },
      'Calendar file, mail, Word document, transcript, Markdown, text or HTML, up to 10 MB. It stays on this machine. Please use no real data.',
    ),
    status,
  );
  return { element, take };
}

/** Files may be dropped anywhere; without this the browser would open them instead of the page. */
export function dropAnywhere(zone: DropZone): void {
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    zone.take(event.dataTransfer?.files ?? null).catch(() => undefined);
  });
}
