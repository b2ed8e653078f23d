/** The page's HTML: everything else is put into it by the compiled modules below `client/`. */

/** Style sheets in the order in which they may override each other. */
const STYLES = [
  'colours',
  'base',
  'dialogs',
  'shell',
  'top-bar',
  'outlook',
  'mail-list',
  'reading',
  'compose',
  'pane',
  'calendar',
  'teams',
  'meeting',
  'tools',
] as const;

/** The whole page. */
export function pageHtml(): string {
  return `<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<title>Workbench (Demo)</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230f6cbd'/%3E%3Cpath d='M4 8l3 3 5-6' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E">
${STYLES.map((name) => `<link rel="stylesheet" href="/styles/${name}.css">`).join('\n')}
<script type="module" src="/client/main.js"></script>
</head>
<body>
<div id="workbench"><p class="starting">Starting the workbench …</p></div>
<noscript>The workbench needs scripts. <a href="/status">The overview</a> works without.</noscript>
</body>
</html>`;
}
