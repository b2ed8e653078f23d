/**
 * Parses `$filter` into a tree: comparisons, logic, functions, `in`, and lambdas over collections.
 * What a property means for a row is decided by whoever evaluates the tree (`evaluate.ts`).
 */
import { invalidFilter, type Token, tokenize } from './tokens.ts';

/** A value an operand can have. */
export type Scalar = string | number | boolean | null;

export type CompareOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** A parsed filter. Paths are split at the slashes. */
export type Expression =
  | { kind: 'literal'; value: Scalar }
  | { kind: 'path'; path: string[] }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'compare'; operator: CompareOperator; left: Expression; right: Expression }
  | { kind: 'in'; left: Expression; values: Scalar[] }
  | { kind: 'logic'; operator: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; operand: Expression }
  | { kind: 'lambda'; quantifier: 'any' | 'all'; path: string[]; variable: string; test: Expression | null };

const COMPARE = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const FUNCTIONS = new Set(['startswith', 'endswith', 'contains', 'tolower', 'toupper', 'length', 'trim', 'concat']);

/** @throws 400 when the text is no filter. */
export function parseFilter(text: string): Expression {
  const reader = new TokenReader(tokenize(text), text);
  const expression = parseOr(reader);
  reader.end();
  return expression;
}

/** Every property path a filter reads, lambda variables left out. */
export function pathsOf(expression: Expression): string[][] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [expression.path];
    case 'call':
      return expression.args.flatMap(pathsOf);
    case 'compare':
    case 'logic':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'in':
      return pathsOf(expression.left);
    case 'not':
      return pathsOf(expression.operand);
    case 'lambda':
      return [expression.path];
  }
}

/** A place in the tokens. */
class TokenReader {
  private at = 0;
  private readonly tokens: Token[];
  private readonly text: string;

  constructor(tokens: Token[], text: string) {
    this.tokens = tokens;
    this.text = text;
  }
  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }
  next(): Token {
    const token = this.tokens[this.at];
    if (!token) throw this.error();
    this.at += 1;
    return token;
  }
  isWord(...words: string[]): boolean {
    const token = this.peek();
    return token?.kind === 'name' && words.includes(token.text.toLowerCase());
  }
  takeSign(sign: string): boolean {
    const token = this.peek();
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }
  expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.error();
  }
  end(): void {
    if (this.peek()) throw this.error();
  }
  error() {
    const token = this.peek();
    return invalidFilter(
      `Syntax error: ${token ? `unexpected '${token.text}'` : 'unexpected end of expression'} in '${this.text}'.`,
    );
  }
}

function parseOr(reader: TokenReader): Expression {
  let left = parseAnd(reader);
  while (reader.isWord('or')) {
    reader.next();
    left = { kind: 'logic', operator: 'or', left, right: parseAnd(reader) };
  }
  return left;
}

function parseAnd(reader: TokenReader): Expression {
  let left = parseNot(reader);
  while (reader.isWord('and')) {
    reader.next();
    left = { kind: 'logic', operator: 'and', left, right: parseNot(reader) };
  }
  return left;
}

function parseNot(reader: TokenReader): Expression {
  if (!reader.isWord('not')) return parseComparison(reader);
  reader.next();
  return { kind: 'not', operand: parseNot(reader) };
}

function parseComparison(reader: TokenReader): Expression {
  const left = parseOperand(reader);
  const token = reader.peek();
  const operator = token?.kind === 'name' ? token.text.toLowerCase() : '';
  if (COMPARE.has(operator)) {
    reader.next();
    return { kind: 'compare', operator: operator as CompareOperator, left, right: parseOperand(reader) };
  }
  if (operator === 'in') {
    reader.next();
    return { kind: 'in', left, values: parseList(reader) };
  }
  return left;
}

function parseList(reader: TokenReader): Scalar[] {
  reader.expectSign('(');
  const values: Scalar[] = [];
  do {
    const token = reader.next();
    if (token.kind !== 'literal') throw reader.error();
    values.push(token.value);
  } while (reader.takeSign(','));
  reader.expectSign(')');
  return values;
}

function parseOperand(reader: TokenReader): Expression {
  if (reader.takeSign('(')) {
    const inner = parseOr(reader);
    reader.expectSign(')');
    return inner;
  }
  const token = reader.next();
  if (token.kind === 'literal') return { kind: 'literal', value: token.value };
  if (token.kind === 'sign') throw reader.error();
  if (!reader.takeSign('(')) return { kind: 'path', path: token.text.split('/') };
  return parseCallOrLambda(reader, token.text.split('/'));
}

function parseCallOrLambda(reader: TokenReader, path: string[]): Expression {
  const last = (path.at(-1) ?? '').toLowerCase();
  if (path.length > 1 && (last === 'any' || last === 'all')) return parseLambda(reader, last, path.slice(0, -1));
  if (path.length > 1 || !FUNCTIONS.has(last)) throw invalidFilter(`Unknown function with name '${path.join('/')}'.`);
  const args = [parseOr(reader)];
  while (reader.takeSign(',')) args.push(parseOr(reader));
  reader.expectSign(')');
  return { kind: 'call', name: last, args };
}

function parseLambda(reader: TokenReader, quantifier: 'any' | 'all', path: string[]): Expression {
  if (reader.takeSign(')')) return { kind: 'lambda', quantifier, path, variable: '', test: null };
  const variable = reader.next();
  if (variable.kind !== 'name') throw reader.error();
  reader.expectSign(':');
  const test = parseOr(reader);
  reader.expectSign(')');
  return { kind: 'lambda', quantifier, path, variable: variable.text, test };
}
