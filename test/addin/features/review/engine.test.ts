import { expect, test } from 'vitest';
import { startEngine } from '../../../../addin/features/review/engine.ts';
import type { EngineAnswer, EngineQuestion } from '../../../../addin/features/review/engine-messages.ts';

const CONTEXT = { at: '', timeZone: 'UTC', attendees: [] };
const FOUND = { items: [], decisions: [], questions: [], followUp: null, notices: [], lines: [] };

/** A worker that answers as it is told, in any order. */
function workers(answer: (question: EngineQuestion, tell: (answer: EngineAnswer) => void, die: () => void) => void) {
  let started = 0;
  const start = () => {
    started++;
    const worker: Record<string, unknown> = {
      postMessage: (question: EngineQuestion) =>
        answer(
          question,
          (data) => (worker.onmessage as (event: { data: EngineAnswer }) => void)({ data }),
          () => (worker.onerror as () => void)(),
        ),
    };
    return worker as never;
  };
  return { engine: startEngine(start), count: () => started };
}

test('answers go to whom they belong, whatever their order', async () => {
  const held: (() => void)[] = [];
  const { engine, count } = workers(({ id, document }, tell) => {
    held.push(() => tell({ id, found: { ...FOUND, notices: [document.text] } }));
  });
  const first = engine.read({ format: 'plain', text: 'first' }, CONTEXT);
  const second = engine.read({ format: 'plain', text: 'second' }, CONTEXT);
  for (const release of held.reverse()) release();
  expect((await first).notices).toEqual(['first']);
  expect((await second).notices).toEqual(['second']);
  expect(count()).toBe(1);
});

test('an answer is fit to be shown before anybody sees it', async () => {
  const { engine } = workers(({ id }, tell) => tell({ id, found: { ...FOUND, decisions: ['a\u202eb\u200b'] } }));
  expect((await engine.read({ format: 'plain', text: '' }, CONTEXT)).decisions).toEqual(['ab']);
});

test('a fault of the engine refuses the question', async () => {
  const { engine } = workers(({ id }, tell) => tell({ id, fault: 'broken' }));
  await expect(engine.readLine('x', CONTEXT)).rejects.toThrow('broken');
});

test('a worker that dies refuses what is open, and the next question starts another', async () => {
  let isFirst = true;
  const { engine, count } = workers(({ id }, tell, die) => {
    if (isFirst) die();
    else tell({ id, found: FOUND });
    isFirst = false;
  });
  await expect(engine.read({ format: 'plain', text: '' }, CONTEXT)).rejects.toThrow('stopped');
  expect(await engine.read({ format: 'plain', text: '' }, CONTEXT)).toEqual(FOUND);
  expect(count()).toBe(2);
});

test('a worker that was started before the first question answers it', async () => {
  const { engine, count } = workers(({ id }, tell) => tell({ id, found: FOUND }));
  engine.warm();
  expect(count()).toBe(1);
  await engine.read({ format: 'plain', text: '' }, CONTEXT);
  expect(count()).toBe(1);
});
