/**
 * Listens to one add-in page as Outlook on the web does and answers it. Which call does what is in the tables of
 * `dispatch-*.ts`; this file holds the door and the two event lists.
 */
import type { HostLog } from './host-log.ts';
import { methodName } from './method-names.ts';
import type { MessageWindow } from './teams-host.ts';
import { readXdmRequest, type XdmRequest, xdmEvent, xdmResponse } from './xdm.ts';

/** A mailbox method: parameters in, value out. Throw `OutlookFailure` to refuse. */
export type Dispatch = (params: Readonly<Record<string, unknown>>) => unknown;

/** A refusal with one of Outlook's error codes. */
export class OutlookFailure extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** 9020 is Outlook's general failure. */
export const GENERAL_FAILURE = 9020;
export const NOT_SUPPORTED = 9029;

/** A value that is the whole answer, for the few methods with a shape of their own. */
export interface CustomAnswer {
  readonly custom: unknown;
}

export interface OutlookHostOptions {
  readonly window: MessageWindow;
  readonly target: () => Pick<Window, 'postMessage'> | null;
  readonly origin: string;
  readonly conversationId: string;
  readonly log: HostLog;
  /** Answer to the first question. */
  readonly context: () => unknown;
  /** Mailbox and item in one, null without an item. */
  readonly initialData: () => unknown;
  /** The method of the item that is open now. */
  readonly dispatch: (dispatchId: number) => Dispatch | undefined;
  /** The app wants to hear of an event from now on. */
  readonly registered: (event: string) => void;
  /** The app gives the focus back: office.js takes every Tab in the pane, and says when there is no further stop. */
  readonly leave: (step: 1 | -1) => void;
}

/** A listening host. */
export interface OutlookHost {
  /** Sends an event when the app has registered for it. @returns whether it had. */
  push(event: string, data: unknown): boolean;
  close(): void;
}

const EVENT_TAKEN = { Error: 0 };

/** Something the app only tells. Its second member says what. */
const NOTICE = 'ContextActivationManager_notifyHost';
/** Tab, Ctrl+F6, and Tab in a page without any stop; each forwards and back. */
const LEAVING: ReadonlyMap<unknown, 1 | -1> = new Map([
  [13, 1],
  [14, -1],
  [5, 1],
  [6, -1],
  [17, 1],
  [18, -1],
]);

/** Starts listening. */
export function openOutlookHost(options: OutlookHostOptions): OutlookHost {
  const { window, target, origin, conversationId, log } = options;
  const registered = new Set<string>();
  const post = (text: string) => target()?.postMessage(text, origin);

  const answer = async (request: XdmRequest): Promise<void> => {
    const { name, data, action } = request;
    if (action !== 'call') {
      if (action === 'register') registered.add(name);
      else registered.delete(name);
      log.settled(log.received('Outlook', `${action} ${name}`), 'answered');
      post(xdmResponse(request, EVENT_TAKEN));
      if (action === 'register') options.registered(name);
      return;
    }
    const entry = log.received('Outlook', shownName(request), paramsOf(data));
    const given = await respond(options, name, data);
    if (given === undefined) return log.settled(entry, 'unknown');
    if (given === null) return log.settled(entry, 'no answer due');
    post(xdmResponse(request, given.data));
    log.settled(entry, 'answered');
  };

  const listen = (event: MessageEvent) => {
    if (event.source !== target() || event.source === null) return;
    if (event.origin !== origin) return log.noted('Outlook', 'message', 'refused', `from ${event.origin}`);
    const request = readXdmRequest(event.data);
    if (request?.conversationId !== conversationId) return;
    answer(request).catch((error: unknown) => log.noted('Outlook', request.name, 'refused', String(error)));
  };

  window.addEventListener('message', listen);
  return {
    push(event, data) {
      if (!registered.has(event)) return false;
      post(xdmEvent(event, conversationId, data));
      log.noted('Outlook', event, 'sent', data);
      return true;
    },
    close: () => window.removeEventListener('message', listen),
  };
}

/** The answer's data; null when none is due, undefined for a method nobody knows here. */
async function respond(
  options: OutlookHostOptions,
  name: string,
  data: unknown,
): Promise<{ data: unknown } | null | undefined> {
  if (name === 'ContextActivationManager_getAppContextAsync') return { data: options.context() };
  if (name === NOTICE) {
    const step = LEAVING.get((data as readonly unknown[] | null)?.[1]);
    if (step) options.leave(step);
    return null;
  }
  if (name === 'GetInitialData') return { data: options.initialData() };
  if (name !== 'ExecuteMethod') return undefined;
  const run = options.dispatch(dispatchIdOf(data));
  if (!run) return undefined;
  try {
    const value = await run(paramsOf(data));
    return { data: isCustom(value) ? value.custom : { error: false, errorCode: 0, wasSuccessful: true, data: value } };
  } catch (error) {
    const errorCode = error instanceof OutlookFailure ? error.code : GENERAL_FAILURE;
    return { data: { error: true, errorCode, wasSuccessful: false } };
  }
}

function isCustom(value: unknown): value is CustomAnswer {
  return typeof value === 'object' && value !== null && 'custom' in value;
}

function dispatchIdOf(data: unknown): number {
  const method = (data as { MethodData?: { DispatchId?: unknown } } | null)?.MethodData;
  return Number(method?.DispatchId);
}

function paramsOf(data: unknown): Readonly<Record<string, unknown>> {
  const params = (data as { ApiParams?: unknown } | null)?.ApiParams;
  return typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {};
}

function shownName({ name, data }: XdmRequest): string {
  if (name !== 'ExecuteMethod') return name;
  const id = dispatchIdOf(data);
  return `${methodName(id)} (${id})`;
}
