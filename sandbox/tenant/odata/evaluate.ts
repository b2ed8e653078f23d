/**
 * Decides whether a row meets a filter, and how two rows sort.
 * Strings compare without regard to case, as all three services behind Graph do; dates compare as instants.
 */
import { member } from '../json.ts';
import type { CompareOperator, Expression } from './filter.ts';
import { invalidFilter } from './tokens.ts';

/** Reads the property at a path of a row; undefined when there is none. */
export type ReadPath<T> = (row: T, path: readonly string[]) => unknown;

/** One member of `$orderby`. */
export interface OrderBy {
  path: string[];
  descending: boolean;
}

/** Reads through plain JSON, member names without regard to case. */
export function readJsonPath(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => member(value, name), row);
}

/** A predicate over rows. */
export function compileFilter<T>(filter: Expression, read: ReadPath<T>): (row: T) => boolean {
  return (row) => evaluate(filter, (path) => read(row, path)) === true;
}

/** Sorts a copy; rows that compare equal keep their order. Null and missing values come first, as in SQL Server. */
export function sortRows<T>(rows: readonly T[], orderBy: readonly OrderBy[], read: ReadPath<T>): T[] {
  return [...rows].sort((a, b) => {
    for (const { path, descending } of orderBy) {
      const order = compareForSort(read(a, path), read(b, path));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

type Scope = (path: readonly string[]) => unknown;

function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return scope(expression.path);
    case 'not':
      return evaluate(expression.operand, scope) !== true;
    case 'logic':
      return expression.operator === 'and'
        ? evaluate(expression.left, scope) === true && evaluate(expression.right, scope) === true
        : evaluate(expression.left, scope) === true || evaluate(expression.right, scope) === true;
    case 'compare':
      return compare(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'in': {
      const left = evaluate(expression.left, scope);
      return expression.values.some((value) => compare('eq', left, value));
    }
    case 'call':
      return callFunction(
        expression.name,
        expression.args.map((arg) => evaluate(arg, scope)),
      );
    case 'lambda':
      return evaluateLambda(expression, scope);
  }
}

function evaluateLambda(lambda: Expression & { kind: 'lambda' }, scope: Scope): boolean {
  const members = scope(lambda.path);
  if (!Array.isArray(members)) return lambda.quantifier === 'all';
  const { test, variable } = lambda;
  if (!test) return members.length > 0;
  const holds = (element: unknown) =>
    evaluate(test, (path) => (path[0] === variable ? readJsonPath(element, path.slice(1)) : scope(path))) === true;
  return lambda.quantifier === 'any' ? members.some(holds) : members.every(holds);
}

const TEXT_FUNCTIONS: Readonly<Record<string, (a: string, b: string) => unknown>> = {
  startswith: (a, b) => a.toLowerCase().startsWith(b.toLowerCase()),
  endswith: (a, b) => a.toLowerCase().endsWith(b.toLowerCase()),
  contains: (a, b) => a.toLowerCase().includes(b.toLowerCase()),
  tolower: (a) => a.toLowerCase(),
  toupper: (a) => a.toUpperCase(),
  trim: (a) => a.trim(),
  length: (a) => a.length,
  concat: (a, b) => a + b,
};

function callFunction(name: string, args: unknown[]): unknown {
  const apply = TEXT_FUNCTIONS[name];
  if (!apply) throw invalidFilter(`Unknown function with name '${name}'.`);
  const [first, second] = args;
  if (first === null || first === undefined) return null;
  return apply(String(first), second === null || second === undefined ? '' : String(second));
}

function compare(operator: CompareOperator, left: unknown, right: unknown): boolean {
  const isNull = (value: unknown) => value === null || value === undefined;
  if (isNull(left) || isNull(right)) {
    const same = isNull(left) && isNull(right);
    return operator === 'eq' ? same : operator === 'ne' ? !same : false;
  }
  const order = compareValues(left, right);
  const RESULTS: Record<CompareOperator, boolean> = {
    eq: order === 0,
    ne: order !== 0,
    gt: order > 0,
    ge: order >= 0,
    lt: order < 0,
    le: order <= 0,
  };
  return RESULTS[operator];
}

function compareForSort(a: unknown, b: unknown): number {
  const missing = (value: unknown) => value === null || value === undefined;
  if (missing(a) || missing(b)) return Number(missing(b)) - Number(missing(a));
  return compareValues(a, b);
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

function compareValues(left: unknown, right: unknown): number {
  const numbers = [left, right].some((value) => typeof value === 'number') ? [Number(left), Number(right)] : null;
  const [a, b] = numbers ?? instants(left, right) ?? [String(left).toLowerCase(), String(right).toLowerCase()];
  return a === b
    ? 0
    : (a as number) < (b as number)
      ? -1
      : a !== undefined && b !== undefined && a > b
        ? 1
        : Number.NaN;
}

function instants(left: unknown, right: unknown): [number, number] | null {
  if (typeof left !== 'string' || typeof right !== 'string' || !MOMENT.test(left) || !MOMENT.test(right)) return null;
  return [instantOf(left), instantOf(right)];
}

/** Zoneless texts count as UTC: Graph keeps `start/dateTime` in UTC unless a Prefer header says otherwise. */
function instantOf(text: string): number {
  return Date.parse(text.length === 10 || /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}
