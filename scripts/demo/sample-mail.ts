/** The mail a newcomer finds unread: promises made between two meetings, for the pane to read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage.ts';

const BODY = fileURLToPath(new URL('../../../scripts/samples/shift-handover.html', import.meta.url));
const FROM = 'Priya Raman';
const TO = ['Marcus Adeyemi', 'Daniel Okafor'];

/** Sends it from one colleague to the others through Graph. */
export async function sendSampleMail(stage: Stage): Promise<void> {
  const { users } = stage.tenant.facts;
  const sender = users.find((user) => user.displayName === FROM);
  if (!sender) throw new Error(`the demo's tenant does not know ${FROM}`);
  const recipients = users.filter((user) => TO.includes(user.displayName));
  await stage.graph(sender, '/me/sendMail', {
    method: 'POST',
    body: {
      message: {
        subject: 'Shift handover: what we said at the dock',
        body: { contentType: 'html', content: readFileSync(BODY, 'utf8') },
        toRecipients: recipients.map((user) => ({ emailAddress: { name: user.displayName, address: user.mail } })),
      },
    },
  });
}
