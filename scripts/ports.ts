/** Ports on loopback. */
import { type AddressInfo, createServer } from 'node:net';

/** The wanted port when nobody has it, else any free one. */
export async function freePort(wanted = 0): Promise<number> {
  return (await probe(wanted)) ?? (await probe(0)) ?? 0;
}

function probe(port: number): Promise<number | null> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(null));
    server.listen(port, '127.0.0.1', () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => settle(found));
    });
  });
}
