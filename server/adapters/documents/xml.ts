/** Walking the XML of Office parts: linear, without entities of the document's own, prefixes of namespaces dropped. */

import { Parser } from 'htmlparser2';
import { Unreadable } from './unreadable.ts';

/** What a walk reports; names come without prefix, attributes too. */
export interface XmlVisitor {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Walks a part from top to bottom. A document type is refused: Office writes none, and entities could multiply. */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => visitor.open?.(local(name), withoutPrefixes(attributes)),
      ontext: (text) => visitor.text?.(text),
      onclosetag: (name) => visitor.close?.(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xmlText(bytes));
}

/** The part's text in its own charset, with the document type ruled out. */
export function xmlText(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(wide).decode(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text.slice(0, 4096))) {
    throw new Unreadable('not-this-format', 'The file declares XML entities, which no Office file does.');
  }
  return text;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns')) plain[local(name)] = value;
  }
  return plain;
}
