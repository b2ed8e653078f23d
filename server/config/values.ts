/** How the kinds of values that variables hold are read. */

import type { Parse } from './reader.ts';
import { createSecret, type Secret } from './secrets.ts';

const when = <Value>(isFine: boolean, value: Value, problem: string): ReturnType<Parse<Value>> =>
  isFine ? { value } : { problem };

export const text: Parse<string> = (value) => ({ value });
export const secret: Parse<Secret> = (value) => ({ value: createSecret(value) });

/** An Entra id. */
export const guid: Parse<string> = (value) =>
  when(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value), value.toLowerCase(), 'must be a GUID');

export const mailAddress: Parse<string> = (value) =>
  when(/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value), value, 'must be one mail address');

/** An IANA zone this Node knows. */
export const timeZone: Parse<string> = (value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return { value };
  } catch {
    return { problem: 'must be an IANA time zone such as Europe/Berlin' };
  }
};

/** A country, or country and region, of ISO 3166. */
export const region: Parse<string> = (value) =>
  when(
    /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(value),
    value,
    'must be a country such as DE, or with a region such as DE-BY',
  );

export const jsonObject: Parse<string> = (value) => {
  try {
    const parsed: unknown = JSON.parse(value);
    return when(
      typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed),
      value,
      'must be a JSON object',
    );
  } catch {
    return { problem: 'must be a JSON object' };
  }
};

/** An https address without a trailing slash; plain http on this machine only. */
export const webUrl: Parse<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isFine = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(value)));
  return when(isFine && !url.username, value.replace(/\/+$/, ''), 'must be an https address');
};

/** Whether an address names this machine itself. */
export const isThisMachine = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

/** As {@link webUrl}, to which paths are added: without a query, which could hold a key, and without a fragment. */
export const serviceUrl: Parse<string> = (value) =>
  /[?#]/.test(value) ? { problem: 'must be an https address without ? and #' } : webUrl(value);

/** A PostgreSQL connection string; it may hold a password. */
export const databaseUrl: Parse<Secret> = (value) =>
  when(/^postgres(ql)?:\/\//.test(value), createSecret(value), 'must start with postgresql://');

/** The site as Graph addresses it. */
export interface SiteAddress {
  readonly hostname: string;
  /** From the root, `/sites/quality`. */
  readonly path: string;
}

/** `contoso.sharepoint.com:/sites/quality`, or the site's address in the browser. */
export const site: Parse<SiteAddress> = (value) => {
  const asUrl = value.startsWith('https://') ? value : `https://${value.replace(':/', '/')}`;
  const url = URL.canParse(asUrl) ? new URL(asUrl) : null;
  const path = (url?.pathname ?? '').replace(/\/+$/, '');
  const problem = 'must be a site such as contoso.sharepoint.com:/sites/quality';
  return when(path !== '', { hostname: url?.host ?? '', path }, problem);
};

export const integer =
  (least: number, most: number): Parse<number> =>
  (value) =>
    when(
      /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
      Number(value),
      `must be a whole number from ${least} to ${most}`,
    );

export const oneOf =
  <Word extends string>(words: readonly Word[]): Parse<Word> =>
  (value) => {
    const word = words.find((one) => one.toLowerCase() === value.toLowerCase());
    return word === undefined ? { problem: `must be one of: ${words.join(', ')}` } : { value: word };
  };

/** Values separated by commas, at least one. */
export const listOf =
  <Value>(parse: Parse<Value>): Parse<readonly Value[]> =>
  (value) => {
    const entries = value.split(',').map((entry) => entry.trim());
    const answers = entries.filter(Boolean).map(parse);
    if (answers.length === 0) return { problem: 'must name at least one' };
    const bad = answers.find((answer) => 'problem' in answer);
    if (bad && 'problem' in bad) return { problem: `each entry ${bad.problem}` };
    return { value: answers.flatMap((answer) => ('value' in answer ? [answer.value] : [])) };
  };
