/** Switches of the demonstration: trouble at the tenant, how token requests end, rights of the add-in. */
import { callApi, type FaultState } from '../api.ts';
import type { Session, SessionState, TokenSwitch } from '../session.ts';
import { note } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { labelledSelect } from '../ui/parts.ts';

const TOKENS: readonly (readonly [TokenSwitch | 'no-bridge', string])[] = [
  ['ok', 'Given'],
  ['interaction', 'Needs interaction'],
  ['cancelled', 'Person cancels'],
  ['offline', 'No network'],
  ['no-bridge', 'Host without a bridge'],
];

const PERMISSIONS: readonly (readonly [SessionState['permission'], string])[] = [
  ['ReadItem', 'Read item'],
  ['ReadWriteItem', 'Read and write item'],
  ['ReadWriteMailbox', 'Read and write mailbox'],
];

/** The switches; changes hold for pages opened afterwards where a host only says it once. */
export function controls(session: Session): HTMLElement {
  const faults = h('div', {});
  const showFaults = ({ inForce, presets }: FaultState) => {
    const names = presets.map(({ id, name }) => [id, name] as const);
    put(
      faults,
      labelledSelect('SharePoint and Graph', names, inForce, (preset) => void setFault(preset)),
    );
  };
  const setFault = async (preset: string): Promise<void> => {
    try {
      showFaults(await callApi<FaultState>('/api/faults', 'POST', { preset }));
      faults.querySelector('select')?.focus();
    } catch (error) {
      note(error instanceof Error ? error.message : 'The switch did not move.');
    }
  };
  const { hasBridge, tokens, permission } = session.get();
  const setTokens = (value: string) =>
    session.set(
      value === 'no-bridge' ? { tokens: 'ok', hasBridge: false } : { tokens: value as TokenSwitch, hasBridge: true },
    );
  callApi<FaultState>('/api/faults').then(showFaults, () => put(faults, 'The tenant does not answer.'));
  return h(
    'div',
    { class: 'controls' },
    faults,
    labelledSelect('Tokens for the app', TOKENS, hasBridge ? tokens : 'no-bridge', setTokens),
    labelledSelect('Rights of the pane', PERMISSIONS, permission, (value) =>
      session.set({ permission: value as SessionState['permission'] }),
    ),
    h('p', { class: 'soft' }, 'Bridge and rights hold for panes and tabs opened after the change.'),
  );
}
