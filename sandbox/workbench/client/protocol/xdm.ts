/** The envelope of office.js in Outlook on the web: JSON text both ways. Observed with office-js 1.1.110. */

export type XdmAction = 'call' | 'register' | 'unregister';

/** A request, app to host. */
export interface XdmRequest {
  readonly action: XdmAction;
  readonly name: string;
  readonly conversationId: string;
  readonly correlationId: number;
  readonly data: unknown;
}

const ACTIONS: readonly XdmAction[] = ['call', 'register', 'unregister'];
const REQUEST = 0;
const RESPONSE = 1;

/** The request in a message's text; null when it is none. */
export function readXdmRequest(text: unknown): XdmRequest | null {
  if (typeof text !== 'string') return null;
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const action = ACTIONS[Number(value._actionType ?? 0)];
    if (value._messageType !== REQUEST || typeof value._actionName !== 'string' || !action) return null;
    return {
      action,
      name: value._actionName,
      conversationId: String(value._conversationId),
      correlationId: Number(value._correlationId),
      data: value._data,
    };
  } catch {
    return null;
  }
}

/** The answer to a request. */
export function xdmResponse({ name, conversationId, correlationId }: XdmRequest, data: unknown): string {
  return JSON.stringify({
    _messageType: RESPONSE,
    _responseType: 0,
    _actionName: name,
    _conversationId: conversationId,
    _correlationId: correlationId,
    _errorCode: 0,
    _data: data,
  });
}

/** An event the app has registered for. */
export function xdmEvent(name: string, conversationId: string, data: unknown): string {
  return JSON.stringify({
    _messageType: RESPONSE,
    _responseType: 1,
    _actionName: name,
    _conversationId: conversationId,
    _correlationId: -1,
    _errorCode: 0,
    _data: data,
  });
}
