/** Which demo uses the data folder: two at once, or a fresh one under a running one, would spoil each other's data. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

interface Running {
  readonly pid: number;
  /** Address of its page, as `https://localhost:PORT`. */
  readonly page: string;
}

const fileIn = (dataDir: string): string => join(dataDir, 'demo.json');

/** Page of the demo that runs on this folder; null when there is none, whatever a killed one left behind. */
export async function runningDemo(dataDir: string): Promise<string | null> {
  if (!existsSync(fileIn(dataDir))) return null;
  const { pid, page } = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Running;
  // The number alone may belong to another program by now.
  return isAlive(pid) && (await isOpen(Number(new URL(page).port))) ? page : null;
}

/** Tells later starts about this process. */
export function announceDemo(dataDir: string, page: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), JSON.stringify({ pid: process.pid, page } satisfies Running));
}

/** Takes the announcement back. */
export const withdrawDemo = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => settle(false));
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
  });
}
