/** Office.js as promises, at most three at once: hosts with a slow connection give up on more. */

/** Why Outlook did not do it; the message is Outlook's and goes to no screen. */
export class OfficeFailure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'OfficeFailure';
    this.code = code;
  }
}

const AT_ONCE = 3;
let running = 0;
const waiting: (() => void)[] = [];

/** Calls a function of Office.js that answers through a callback. Rejects with OfficeFailure. */
export async function asked<Value>(
  call: (callback: (result: Office.AsyncResult<Value>) => void) => void,
): Promise<Value> {
  if (running >= AT_ONCE) await new Promise<void>((settle) => waiting.push(settle));
  running++;
  try {
    return await new Promise<Value>((settle, refuse) => {
      call((result) => {
        if (result.status === Office.AsyncResultStatus.Succeeded) settle(result.value);
        else refuse(new OfficeFailure(result.error?.code ?? 0, result.error?.message ?? 'Outlook refused'));
      });
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}
