/** A dialog an app opens: its page in a second frame over the first, with context `task`. */
import type { TaskInfo } from '../protocol/teams-functions.ts';
import type { TeamsHost } from '../protocol/teams-host.ts';
import { openDialog } from '../ui/dialogs.ts';
import type { AppFrame, AppFrameOptions } from './teams-frame-context.ts';

interface TaskOptions extends AppFrameOptions {
  readonly task: TaskInfo;
  /** Host of the page that opened the dialog. */
  readonly opener: TeamsHost;
  /** Starts a page. */
  readonly start: (options: AppFrameOptions) => AppFrame;
}

const CLOSED = 'User cancelled/closed the task module.';

/** Opens it; settles with `[error, result]` when it ends. @param onopen gets the dialog's frame, null at the end. */
export function openTaskDialog(
  { task, opener, start, ...options }: TaskOptions,
  onopen: (dialog: AppFrame | null) => void,
): Promise<readonly unknown[]> {
  const { session } = options.teams;
  const allowed = new URL(session.setup.app.tabUrl).origin;
  if (!URL.canParse(task.url) || new URL(task.url).origin !== allowed)
    return Promise.resolve(['The URL of a dialog must be of a domain of the app.']);
  return new Promise((settle) => {
    let outcome: readonly unknown[] = [CLOSED];
    const frame = start({
      ...options,
      url: task.url,
      title: task.title || session.setup.app.name,
      frameContext: 'task',
      ports: {
        endDialog(result) {
          outcome = [null, result];
          dialog.close();
        },
        resizeDialog: ({ width, height }) => resize(frame.element, width, height),
        tellOther: (func, message) => opener.send(func, message),
      },
    });
    const dialog = openDialog(task.title || session.setup.app.name, [frame.element], () => {
      frame.close();
      onopen(null);
      settle(outcome);
    });
    dialog.element.classList.add('task-dialog');
    resize(frame.element, task.width, task.height);
    onopen(frame);
  });
}

function resize(element: HTMLElement, width: unknown, height: unknown): void {
  if (typeof width === 'number') element.style.setProperty('--width', `${width}px`);
  if (typeof height === 'number') element.style.setProperty('--height', `${height}px`);
}
