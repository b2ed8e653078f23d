/** The drawer with everything that is the demonstration's and not Microsoft's. */
import type { HostLog } from '../protocol/host-log.ts';
import type { Session } from '../session.ts';
import { h } from '../ui/dom.ts';
import { bareButton } from '../ui/parts.ts';
import { controls } from './controls.ts';
import type { DropZone } from './drop-zone.ts';
import { messagePanel } from './message-panel.ts';
import { requestPanel } from './request-panel.ts';

export interface ToolsDrawer {
  readonly element: HTMLElement;
  toggle(): void;
}

/** The drawer, closed. */
export function toolsDrawer(session: Session, log: HostLog, zone: DropZone): ToolsDrawer {
  const element = h(
    'aside',
    { class: 'tools', 'aria-label': 'Demo controls', hidden: true },
    h(
      'header',
      { class: 'tools-head' },
      h('h2', {}, 'Demo controls'),
      bareButton('close', 'Close demo controls', () => toggle()),
    ),
    section('Your own file', zone.element),
    section('Switches', controls(session)),
    section('Host messages', messagePanel(log)),
    section('Requests', requestPanel(session)),
    h('p', {}, h('a', { href: '/status', target: '_blank' }, 'Overview of lists, mail and ledger (new window)')),
  );
  const opener = () => document.querySelector<HTMLElement>('.tools-button');
  const toggle = () => {
    element.hidden = !element.hidden;
    opener()?.setAttribute('aria-expanded', String(!element.hidden));
    if (element.hidden) opener()?.focus();
    else element.querySelector<HTMLElement>('button')?.focus();
  };
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggle();
  });
  return { element, toggle };
}

function section(title: string, content: HTMLElement): HTMLElement {
  return h(
    'details',
    { open: title !== 'Requests', class: 'tools-section' },
    h('summary', {}, h('h3', {}, title)),
    content,
  );
}
