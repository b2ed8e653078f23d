/** A problem of the API as a whole screen: its title, what to do next, and a button that does it where one can. */
import { problemOf } from '../api/problem.ts';
import { useSignIn } from '../host/shell.ts';
import { useWords } from '../words/words.ts';
import { stateOf, wordsOf } from './problem-words.ts';
import { StateMessage } from './state-message.tsx';
import { useCountdown } from './use-countdown.ts';

/** The problem of a failed query or mutation. `onRetry` repeats it, after signing in where that is what is missing. */
export function ProblemMessage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { shell } = useWords();
  const { begin, isBusy, refusal } = useSignIn();
  const problem = problemOf(error);
  const wait = useCountdown(problem.retryAfterSeconds ?? 0, error);
  const { title, next } = wordsOf(problem, shell);
  const note = problem.instance ? shell.supportId(problem.instance.replace('urn:uuid:', '')) : undefined;
  const kind = stateOf(problem.kind);
  if (kind === 'sign-in') {
    const signIn = async () => {
      if (await begin(problem.claims ?? undefined)) onRetry();
    };
    const text = refusal ? shell.signIn.failed[refusal] : next;
    return (
      <StateMessage
        kind={kind}
        title={title}
        text={text}
        action={{ label: shell.signIn.action, onClick: () => void signIn(), isBusy }}
      />
    );
  }
  const text = wait > 0 ? `${next} ${shell.throttled.text(wait)}` : next;
  return (
    <StateMessage
      kind={kind}
      title={title}
      text={text}
      note={note}
      action={{ label: shell.retry, onClick: onRetry, isBusy: wait > 0 }}
    />
  );
}
