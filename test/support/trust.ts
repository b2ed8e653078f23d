/**
 * Trust in one more certificate authority inside a running process, for fetch. Node's own way, an environment variable,
 * works for new processes only; its fetch takes any agent of its own kind, whose class it keeps behind this symbol.
 */
const SYMBOL = Symbol.for('undici.globalDispatcher.1');

type Holder = Record<symbol, { readonly constructor: new (options: object) => unknown } | undefined>;

/** An agent for fetch that trusts that authority and no other. @param ca PEM text. */
export async function agentTrusting(ca: string): Promise<unknown> {
  // The agent comes to be with the first fetch.
  await fetch('data:,').then((response) => response.text());
  const Agent = (globalThis as unknown as Holder)[SYMBOL]?.constructor;
  if (!Agent) throw new Error('this Node has no agent behind fetch');
  return new Agent({ connect: { ca } });
}

/** Makes every fetch of this process trust that authority and no other. */
export async function trustEverywhere(ca: string): Promise<void> {
  Object.assign(globalThis, { [SYMBOL]: await agentTrusting(ca) });
}
