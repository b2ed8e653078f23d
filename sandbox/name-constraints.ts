/**
 * What the sandbox's authority may vouch for: this machine and nothing else. People put it into their trust store, so its
 * key must be worthless for any other name. Written as DER by hand: the certificate library has no class for it.
 * @see RFC 5280 section 4.2.1.10
 */
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** Object identifier of the extension. */
export const NAME_CONSTRAINTS = '2.5.29.30';

const SEQUENCE = 0x30;
/** Context tags: the list of permitted subtrees, and of general names the DNS name and the address. */
const PERMITTED = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const BYTE = 0xff;

/** Critical: localhost, 127.0.0.1 and ::1 are permitted, and with them every other DNS name and address is not. */
export function onlyThisMachine(): x509.Extension {
  const subtrees = [
    der(DNS_NAME, [...Buffer.from('localhost', 'ascii')]),
    der(IP_ADDRESS, single([127, 0, 0, 1])),
    der(IP_ADDRESS, single([...new Array<number>(15).fill(0), 1])),
  ];
  const permitted = subtrees.flatMap((base) => der(SEQUENCE, base));
  return new x509.Extension(NAME_CONSTRAINTS, true, Uint8Array.from(der(SEQUENCE, der(PERMITTED, permitted))));
}

/** An address with the mask that leaves just it. */
const single = (address: readonly number[]): readonly number[] => [...address, ...address.map(() => BYTE)];

/** Tag, length, content; the short form of a length reaches to 127 bytes. */
function der(tag: number, content: readonly number[]): readonly number[] {
  if (content.length > 127) throw new RangeError('longer than a short DER length can say');
  return [tag, content.length, ...content];
}
