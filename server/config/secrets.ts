/** Values that must not be seen: they print as `[secret]` wherever a careless log or error puts them. */

export interface Secret {
  /** The value, for the one call that needs it. */
  reveal(): string;
}

const HIDDEN = '[secret]';

/** Wraps a value. Text, JSON, `util.inspect` and string templates all show `[secret]`. */
export function createSecret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => HIDDEN,
    toJSON: () => HIDDEN,
    [Symbol.toPrimitive]: () => HIDDEN,
    [Symbol.for('nodejs.util.inspect.custom')]: () => HIDDEN,
  });
}
