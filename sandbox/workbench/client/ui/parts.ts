/** Small pieces used on several screens. */
import { h, type Props } from './dom.ts';
import { type IconName, icon } from './icons.ts';

/** A button with an icon and its name beside it. */
export function iconButton(name: IconName, label: string, onclick: () => void, props: Props = {}): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', onclick, ...props }, icon(name), h('span', {}, label));
}

/** A button whose name is only read out and shown on hover. */
export function bareButton(name: IconName, label: string, onclick: () => void, props: Props = {}): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', class: 'bare', 'aria-label': label, title: label, onclick, ...props },
    icon(name),
  );
}

const HUES = 6;

/** Initials in a coloured disc; decoration, because the name stands beside it. */
export function avatar(name: string): HTMLElement {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  const hue = [...name].reduce((sum, char) => sum + char.charCodeAt(0), 0) % HUES;
  return h('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, initials);
}

/** A line that says something is missing, being fetched or went wrong. */
export function quietLine(text: string): HTMLElement {
  return h('p', { class: 'quiet-line' }, text);
}

/** A select with its label. */
export function labelledSelect(
  label: string,
  options: readonly (readonly [value: string, name: string])[],
  value: string,
  onpick: (value: string) => void,
): HTMLLabelElement {
  const select = h(
    'select',
    { onchange: (event: Event) => onpick((event.target as HTMLSelectElement).value) },
    ...options.map(([id, name]) => h('option', { value: id, selected: id === value }, name)),
  );
  return h('label', { class: 'field' }, h('span', {}, label), select);
}
