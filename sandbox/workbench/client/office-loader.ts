/// <reference lib="dom" />
/**
 * Loaded by an add-in page in place of office.js; a classic script, because the page's own scripts expect `Office`.
 * Offline it stands in for MicrosoftAjax.js, which office.js would fetch from a content network; in a frame of the
 * workbench it offers nested app authentication and links into Teams, by relaying text to the host. Then it writes the
 * real office.js.
 */
(() => {
  type Anything = Record<string, unknown>;
  const scope = window as unknown as Anything;

  function standInForAjax(): void {
    const functionType = Function as unknown as Anything;
    scope.Type = Function;
    functionType.registerNamespace = (path: string) => {
      path.split('.').reduce((parent, name) => {
        parent[name] ??= {};
        return parent[name] as Anything;
      }, scope);
    };
    functionType.registerClass = () => undefined;
    functionType._validateParams = () => null;
    functionType._validateParameter = () => null;
    scope.Sys = {
      StringBuilder: createBuilder,
      Serialization: {
        JavaScriptSerializer: { serialize: JSON.stringify, deserialize: (text: string) => JSON.parse(text) },
      },
      Debug: { trace: () => undefined },
      Browser: { agent: null, name: navigator.userAgent, version: 0 },
    };
    const errors = Error as unknown as Anything;
    for (const kind of ['argument', 'argumentNull', 'argumentOutOfRange', 'argumentType', 'argumentUndefined'])
      errors[kind] = (name?: string, message?: string) => new Error(message ?? `${kind}: ${name ?? ''}`);
    for (const kind of ['create', 'format', 'invalidOperation', 'notImplemented', 'parameterCount'])
      errors[kind] = (message?: string) => new Error(message ?? kind);
    (Error.prototype as unknown as Anything).popStackFrame = () => undefined;
  }

  /** Called with `new`; the object it gives replaces the instance. */
  function createBuilder(start?: string) {
    const parts: string[] = start ? [start] : [];
    return {
      append: (text: string) => void parts.push(text),
      toString: (separator = '') => parts.join(separator),
    };
  }

  /** What the host put beside office.js's own facts in the frame's name; null outside the workbench. */
  function factsInName(): { hostOrigin: string; hasBridge: boolean } | null {
    try {
      const facts = JSON.parse(window.name) as { xdmInfo: string; workbench?: { hasBridge?: boolean } };
      const hostOrigin = facts.xdmInfo.split('|')[2] ?? '';
      return hostOrigin ? { hostOrigin, hasBridge: facts.workbench?.hasBridge === true } : null;
    } catch {
      return null;
    }
  }

  const CARRIER = 'workbench.nestedAppAuth';

  function offerBridge(hostOrigin: string): void {
    const listeners = new Set<(text: string) => void>();
    window.addEventListener('message', (event: MessageEvent) => {
      if (event.source !== window.parent || event.origin !== hostOrigin) return;
      const message = event.data as { carrier?: unknown; text?: unknown } | null;
      if (message?.carrier !== CARRIER || typeof message.text !== 'string') return;
      for (const listener of listeners) listener(message.text);
    });
    scope.nestedAppAuthBridge = {
      addEventListener: (_type: string, listener: (text: string) => void) => void listeners.add(listener),
      removeEventListener: (_type: string, listener: (text: string) => void) => void listeners.delete(listener),
      postMessage: (text: string) => window.parent.postMessage({ carrier: CARRIER, text }, hostOrigin),
    };
  }

  /** In the workbench Teams is a frame beside this one; a new window would leave the demo. */
  function handLinksOver(hostOrigin: string): void {
    const open = window.open.bind(window);
    window.open = (url, ...rest) => {
      const text = String(url ?? '');
      if (!text.startsWith('https://teams.microsoft.com/l/')) return open(url, ...rest);
      window.parent.postMessage({ carrier: 'workbench.link', text }, hostOrigin);
      return null;
    };
  }

  standInForAjax();
  const facts = window.parent === window ? null : factsInName();
  if (facts) handLinksOver(facts.hostOrigin);
  if (facts?.hasBridge) offerBridge(facts.hostOrigin);
  const own = document.currentScript as HTMLScriptElement;
  // Parser-inserted, so that the scripts after this one wait for it; office.js looks for its own tag by file name.
  document.write(`<script src="${new URL('office.js', own.src).href.replace(/"/g, '%22')}"></script>`);
})();
