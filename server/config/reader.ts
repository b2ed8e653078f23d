/** Reads single variables and gathers what is wrong with them, so that all faults are told at once. */

export interface ConfigFault {
  readonly name: string;
  /** What is wrong and what is wanted, in one line. Never the value: it may be a secret. */
  readonly problem: string;
}

/** Turns text into a value, or says what is wrong with it. */
export type Parse<Value> = (text: string) => { readonly value: Value } | { readonly problem: string };

export interface Reader {
  /** A variable that must be set. With a fault the answer is not to be used. */
  need<Value>(name: string, parse: Parse<Value>): Value;
  /** A variable with a value for when it is not set. */
  take<Value>(name: string, parse: Parse<Value>, otherwise: Value): Value;
  /** Records a fault that concerns several variables. */
  fault(name: string, problem: string): void;
  readonly faults: readonly ConfigFault[];
}

/** A reader of these variables, without faults so far. */
export function createReader(env: Readonly<Record<string, string | undefined>>): Reader {
  const faults: ConfigFault[] = [];
  const fault = (name: string, problem: string) => void faults.push({ name, problem });

  const parsed = <Value>(name: string, text: string, parse: Parse<Value>): Value | undefined => {
    const answer = parse(text);
    if ('value' in answer) return answer.value;
    fault(name, answer.problem);
    return undefined;
  };
  const textOf = (name: string): string => env[name]?.trim() ?? '';

  return {
    need<Value>(name: string, parse: Parse<Value>): Value {
      const text = textOf(name);
      if (text === '') fault(name, 'is missing');
      // With a fault nothing is built from the answers, so the hole is never looked into.
      return (text === '' ? undefined : parsed(name, text, parse)) as Value;
    },
    take(name, parse, otherwise) {
      const text = textOf(name);
      return text === '' ? otherwise : (parsed(name, text, parse) ?? otherwise);
    },
    fault,
    faults,
  };
}
