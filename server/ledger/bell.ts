/** A bell many can ring and one waits for. */

export interface Bell {
  ring(): void;
  /** Resolves at the next ring. Take it before looking for work, so that no ring falls in between. */
  next(): Promise<void>;
}

/** A bell nobody has rung. */
export function createBell(): Bell {
  let ring = () => {};
  let rung = Promise.resolve();
  const rearm = () => {
    rung = new Promise((resolve) => {
      ring = resolve;
    });
  };
  rearm();
  return {
    ring() {
      ring();
      rearm();
    },
    next: () => rung,
  };
}
