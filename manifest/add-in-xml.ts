/** The add-in only manifest, for Outlook where the unified one is not taken: on Mac, on phones, perpetual versions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill, type PackageFacts } from './facts.ts';

/** The four places of Outlook with our button. Only beside a message the pane can be pinned. */
const SURFACES = [
  { point: 'MessageReadCommandSurface', id: 'read', isPinnable: true },
  { point: 'MessageComposeCommandSurface', id: 'write', isPinnable: false },
  { point: 'AppointmentOrganizerCommandSurface', id: 'plan', isPinnable: false },
  { point: 'AppointmentAttendeeCommandSurface', id: 'meet', isPinnable: false },
] as const;

/** The manifest as XML text. */
export function addInManifest(facts: PackageFacts, folder: string): string {
  const template = readFileSync(join(folder, 'add-in.template.xml'), 'utf8');
  return fill(template.replace('{{surfaces}}', SURFACES.map(surface).join('\n')), facts, escapeXml);
}

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function surface({ point, id, isPinnable }: (typeof SURFACES)[number]): string {
  const icons = [16, 32, 80]
    .map((size) => `                      <bt:Image size="${size}" resid="icon${size}" />`)
    .join('\n');
  const pin = isPinnable ? '\n                      <SupportsPinning>true</SupportsPinning>' : '';
  return `            <ExtensionPoint xsi:type="${point}">
              <OfficeTab id="TabDefault">
                <Group id="${id}Group">
                  <Label resid="group" />
                  <Control xsi:type="Button" id="${id}Button">
                    <Label resid="label" />
                    <Supertip>
                      <Title resid="label" />
                      <Description resid="tip" />
                    </Supertip>
                    <Icon>
${icons}
                    </Icon>
                    <Action xsi:type="ShowTaskpane">
                      <SourceLocation resid="pane" />${pin}
                    </Action>
                  </Control>
                </Group>
              </OfficeTab>
            </ExtensionPoint>`;
}
