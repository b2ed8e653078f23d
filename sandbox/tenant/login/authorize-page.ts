/**
 * The pages of the sign-in: pick a person, post back, refusal. Everything from outside is escaped.
 */
import type { Person } from '../directory/people.ts';

const STYLE = `
  body { font: 16px/1.4 "Segoe UI", system-ui, sans-serif; margin: 0; background: #f3f2f1; color: #242424; }
  main { max-width: 26rem; margin: 6vh auto; background: #fff; padding: 2rem; border: 1px solid #d1d1d1; border-radius: 4px; }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
  button { display: block; width: 100%; text-align: left; padding: .6rem .75rem; margin: .35rem 0; font: inherit;
    background: #fff; border: 1px solid #8a8a8a; border-radius: 4px; cursor: pointer; }
  button:hover { background: #ebf3fc; } button:focus-visible { outline: 2px solid #0f6cbd; }
  small { display: block; color: #5c5c5c; }`;

/** A page with one button for each person. */
export function renderPicker(application: string, people: readonly Person[], action: string): string {
  const buttons = people.map(
    ({ id, displayName, jobTitle, userPrincipalName }) =>
      `<button name="login_as" value="${escapeHtml(id)}">${escapeHtml(displayName)}<small>${escapeHtml(
        [jobTitle, userPrincipalName].filter(Boolean).join(' · '),
      )}</small></button>`,
  );
  return frame(
    'Sign in to the sandbox tenant',
    `<h1>Pick an account</h1><p>to continue to ${escapeHtml(application)}</p>
    <form method="post" action="${escapeHtml(action)}">${buttons.join('\n')}</form>`,
  );
}

/** A page that posts the answer to the client by itself, with a button for browsers without scripts. */
export function renderPostBack(target: string, answer: URLSearchParams): string {
  const fields = [...answer].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return frame(
    'Signing in',
    `<form method="post" action="${escapeHtml(target)}">${fields.join('')}<button>Continue</button></form>
    <script>document.forms[0].submit()</script>`,
  );
}

/** A page with one sentence. */
export function renderRefusal(text: string): string {
  return frame('Sandbox tenant', `<h1>Sandbox tenant</h1><p>${escapeHtml(text)}</p>`);
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
