/** Accept, tentative, decline: the person's answer to a meeting, sent through Graph. */

import { note } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { iconButton } from '../ui/parts.ts';
import { type Answer, answerEvent } from './calendar.ts';
import type { GraphEvent } from './graph-types.ts';
import type { OutlookContext } from './outlook-context.ts';

const ANSWERS = [
  ['accept', 'check', 'Accept', 'accepted'],
  ['tentativelyAccept', 'question', 'Tentative', 'tentativelyAccepted'],
  ['decline', 'close', 'Decline', 'declined'],
] as const;

const SAID: Readonly<Record<string, string>> = {
  accepted: 'You accepted.',
  tentativelyAccepted: 'You accepted tentatively.',
  declined: 'You declined.',
};

/** Buttons with the answer given so far; nothing for the organiser. */
export function answerBar(outlook: OutlookContext, event: GraphEvent): HTMLElement {
  const element = h('div', { class: 'answers', role: 'group', 'aria-label': 'Your answer' });
  const render = (response: string) =>
    put(
      element,
      h('span', { class: 'soft', role: 'status' }, SAID[response] ?? 'Please answer the invitation.'),
      ...ANSWERS.map(([answer, iconName, name, value]) =>
        iconButton(iconName, name, () => void give(answer, value), { 'aria-pressed': String(response === value) }),
      ),
    );
  const give = async (answer: Answer, value: string): Promise<void> => {
    try {
      await answerEvent(outlook.graph(), event.id, answer);
      render(value);
    } catch (error) {
      note(error instanceof Error ? error.message : 'The answer could not be sent.');
    }
  };
  render(event.responseStatus?.response ?? 'none');
  return element;
}
