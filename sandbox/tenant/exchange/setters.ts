/** A record's fields from the members of a request body, by a table: one setter a property. */
import { asObject, asString, type Json } from '../json.ts';
import { oneOf } from './enums.ts';
import { unknownProperty } from './failures.ts';
import { asDocument } from './html-text.ts';

export type Setters<Target> = Readonly<Record<string, (target: Target, value: unknown) => void>>;

/** What a kind of record takes. */
export interface Settable<Target> {
  /** As Graph names it in refusals. */
  readonly kind: string;
  readonly setters: Setters<Target>;
  /** Known and passed over: read-only, or handled by the caller. */
  readonly passedOver?: ReadonlySet<string>;
}

/** Applies the members in their order; annotations are passed over. @throws 400 for a property nobody knows. */
export function applySetters<Target>(
  target: Target,
  body: Json,
  { kind, setters, passedOver }: Settable<Target>,
): void {
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@') || passedOver?.has(name)) continue;
    const setter = setters[name];
    if (!setter) throw unknownProperty(name, kind);
    setter(target, value);
  }
}

/** An `itemBody`: HTML becomes a whole document, as Exchange keeps it. */
export function readBody(value: unknown): { readonly bodyType: 'text' | 'html'; readonly body: string } {
  const { contentType, content } = asObject(value);
  const bodyType = oneOf('bodyType', contentType, 'text') as 'text' | 'html';
  const text = asString(content) ?? '';
  return { bodyType, body: bodyType === 'html' ? asDocument(text) : text };
}
