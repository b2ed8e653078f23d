/**
 * Names and addresses: recipients as JSON writes them and as they are kept.
 */

import { asArray, asObject, asString, type Json } from '../json.ts';
import { invalidRequest } from './failures.ts';

/** A mail address with the name shown beside it. */
export interface Recipient {
  name: string;
  address: string;
}

/** The recipient in Graph's form. */
export function recipientEntity({ name, address }: Recipient): Json {
  return { emailAddress: { name: name || address, address } };
}

/** Reads a list of recipients; entries without an address are refused. */
export function readRecipients(value: unknown): Recipient[] {
  return asArray(value).map((entry) => {
    const recipient = readRecipient(entry);
    if (!recipient) throw invalidRequest('A recipient needs an emailAddress with an address.');
    return recipient;
  });
}

/** Reads one recipient, or null when there is no address in it. */
export function readRecipient(value: unknown): Recipient | null {
  const { name, address } = asObject(asObject(value).emailAddress);
  const text = asString(address)?.trim() ?? '';
  return text === '' ? null : { name: asString(name) ?? text, address: text };
}

/** Whether two addresses are the same mailbox: case never counts. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
