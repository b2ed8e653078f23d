/** A mistake of ours inside one part: the part says so and can be tried again, the rest goes on. */
import { Component, type ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { StateMessage } from './state-message.tsx';

interface Props {
  readonly children: ReactNode;
}

/** React has no function for this, so it is a class. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };
  #retries = 0;

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <Crashed onRetry={() => this.#retry()} />;
  }

  /** A part that could not be fetched stays away until the page is loaded anew; what was typed is kept over that. */
  #retry(): void {
    this.#retries += 1;
    if (this.#retries > 1) location.reload();
    else this.setState({ hasFailed: false });
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }) {
  const { crashed, retry } = useWords().shell;
  return (
    <StateMessage kind="error" title={crashed.title} text={crashed.text} action={{ label: retry, onClick: onRetry }} />
  );
}
