/**
 * Change tracking of Outlook collections: rounds of pages that end in a delta link, tombstones for what went.
 * Everything a round needs is inside its token, so the links carry no other option.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
import type { Json } from '../json.ts';
import { select } from '../odata/page.ts';
import { parseQuery } from '../odata/query.ts';
import type { Context } from '../route.ts';
import { syncStateNotFound } from './failures.ts';
import { EXCHANGE } from './state.ts';

/** One entry of the feed. `shape` null makes it a tombstone. */
export interface DeltaRow {
  /** Mailbox change number of the entry. */
  change: number;
  id: string;
  shape: (() => Json) | null;
}

/** A collection to track. */
export interface Tracked {
  /** Names the collection; a token of another one is unknown. */
  scope: string;
  /** The mailbox's present change number. */
  upTo: number;
  /** Every entry, tombstones included, for the options the round began with. */
  rows(options: ReadonlyMap<string, string>): readonly DeltaRow[];
}

interface Round {
  generation: string;
  scope: string;
  /** Changes up to this number are known to the client. */
  since: number;
  /** Changes above this number belong to the next round. */
  upTo: number;
  /** Change number and id of the last entry handed out in this round; null at its start. */
  after: [number, string] | null;
  /** Options the first request of the chain came with. */
  options: [string, string][];
}

const PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 1000;

/** One page of the feed, without context: `value` with exactly one of next link and delta link. */
export function deltaPage(context: Context, tracked: Tracked): Json {
  const round = readRound(context, tracked);
  const options = new Map(round.options);
  const first = round.since === 0;
  const rows = tracked
    .rows(options)
    .filter(({ change, shape }) => change > round.since && change <= round.upTo && !(first && shape === null))
    .filter((row) => isBehind(row, round.after))
    .sort((a, b) => a.change - b.change || (a.id < b.id ? -1 : 1));
  const size = Number(context.prefer.get('odata.maxpagesize') ?? options.get('$top') ?? PAGE_SIZE);
  const page = rows.slice(0, Math.max(1, Math.min(size || PAGE_SIZE, MAX_PAGE_SIZE)));
  const last = page.at(-1);
  const link =
    last && page.length < rows.length
      ? { '@odata.nextLink': linkTo(context, '$skiptoken', { ...round, after: [last.change, last.id] }) }
      : { '@odata.deltaLink': linkTo(context, '$deltatoken', { ...round, since: round.upTo, after: null }) };
  const query = parseQuery(new URLSearchParams([...options]).toString());
  return { ...link, value: page.map((row) => entry(row, query)) };
}

function isBehind(row: DeltaRow, after: Round['after']): boolean {
  return after === null || row.change > after[0] || (row.change === after[0] && row.id > after[1]);
}

function entry(row: DeltaRow, query: ReturnType<typeof parseQuery>): Json {
  if (row.shape === null) return { '@removed': { reason: 'deleted' }, id: row.id };
  return select(row.shape(), query, ['id']);
}

function readRound(context: Context, { scope, upTo }: Tracked): Round {
  const { generation } = syncGeneration(context);
  const text = context.query.skipToken ?? context.query.deltaToken;
  if (text === null) return { generation, scope, since: 0, upTo, after: null, options: [...context.query.raw] };
  const round = decode(text);
  if (round === null || round.generation !== generation || round.scope !== scope) throw syncStateNotFound();
  return context.query.skipToken === null ? { ...round, upTo } : round;
}

function syncGeneration({ tenant }: Context): { generation: string } {
  const state = tenant.store.slice(EXCHANGE);
  state.syncGeneration ||= tenant.ids.token(6);
  return { generation: state.syncGeneration };
}

function decode(text: string): Round | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Round;
  } catch {
    return null;
  }
}

function linkTo(context: Context, name: string, round: Round): string {
  const token = Buffer.from(JSON.stringify(round)).toString('base64url');
  return `${context.url.origin}${context.url.pathname}?${name}=${token}`;
}
