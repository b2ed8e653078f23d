/** Mails: `.eml` is delivered byte for byte, `.msg` is read and composed anew. */
import MsgReaderModule from '@kenjiuno/msgreader';
import PostalMime from 'postal-mime';
import { escapeHtml } from '../status/html.ts';
import { boundBody, type Dropped, type Party, RefusedFile } from './dropped.ts';

/** The package is CommonJS: its whole module is the default import. */
const MsgReader = MsgReaderModule.default;
const MAX_NESTING = 64;

/** `.eml`. @throws RefusedFile for what is no mail. */
export async function readEml(bytes: Uint8Array, name: string): Promise<Dropped> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING }).catch(() => {
    throw new RefusedFile('This mail cannot be read.');
  });
  if (mail.headers.length === 0) throw new RefusedFile('This file has no mail headers.');
  const body = boundBody(mail.html ?? paragraphs(mail.text ?? ''));
  const people = [...(mail.to ?? []), ...(mail.cc ?? [])].map(({ name: who, address }) => party(who, address));
  return {
    title: mail.subject || name,
    people,
    ...(mail.from ? { from: party(mail.from.name, mail.from.address) } : {}),
    mime: bytes,
    isMail: true,
    ...body,
  };
}

/** `.msg`; attachments are left out. @throws RefusedFile for what is no Outlook message. */
export function readMsg(bytes: Uint8Array, name: string): Dropped {
  const view = new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  const fields = readFields(view);
  const html = fields.html ? new TextDecoder('utf-8').decode(fields.html) : paragraphs(fields.body ?? '');
  const body = boundBody(fields.bodyHtml ?? html);
  const left = fields.attachments?.length ? ['Attachments were left out.'] : [];
  return {
    title: fields.subject || name,
    people: (fields.recipients ?? []).map((one) => party(one.name, one.smtpAddress ?? one.email)),
    from: party(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
    isMail: true,
    html: body.html,
    notices: [...body.notices, ...left],
  };
}

function readFields(view: DataView) {
  try {
    const fields = new MsgReader(view).getFileData();
    if (!fields.error && (fields.subject !== undefined || fields.body !== undefined)) return fields;
  } catch {
    throw new RefusedFile('This Outlook message cannot be read.');
  }
  throw new RefusedFile('This is no Outlook message.');
}

const party = (name: string | undefined, address: string | undefined): Party => ({
  name: name || address || '',
  address: address?.includes('@') ? address : '',
});

const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `<div>${escapeHtml(line) || '<br>'}</div>`)
    .join('\n');
