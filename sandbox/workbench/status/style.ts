/** The demo page's style: system font, the two colour schemes of the browser, high contrast by the system's own colours. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1a19, #f3f2f1); --soft: light-dark(#5c5a58, #c8c6c4); --line: light-dark(#d2d0ce, #484644);
  --page: light-dark(#f5f5f5, #1b1a19); --card: light-dark(#ffffff, #292827); --accent: light-dark(#0f6cbd, #62abf5); --on-accent: light-dark(#ffffff, #061724);
  --good: light-dark(#0e700e, #54b054); --bad: light-dark(#b10e1c, #f1707b); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--page); }
header { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; padding: 16px clamp(12px, 3vw, 32px); background: var(--card); border-bottom: 1px solid var(--line); }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 17px; margin: 0 0 8px; }
.alarm { padding: 8px 16px; border: 1px solid var(--bad); border-left-width: 4px; border-radius: 8px; background: var(--card); font-weight: 600; margin: 0; }
.badge { margin-left: 8px; padding: 2px 8px; border: 1px solid currentColor; border-radius: 4px; font-size: 12px; font-weight: 600; color: var(--accent); vertical-align: middle; }
.clock { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0; }
time { font-variant-numeric: tabular-nums; }
main { display: grid; gap: 16px; padding: 16px clamp(12px, 3vw, 32px) 48px; max-width: 1440px; margin: 0 auto; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px; overflow-wrap: anywhere; }
button, .button { font: inherit; min-height: 32px; padding: 4px 12px; border-radius: 4px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; }
.button.quiet { background: transparent; color: var(--accent); }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-size: 13px; font-weight: 600; white-space: nowrap; }
td[data-name=Reference], td[data-name=From], td[data-name=Next] { overflow-wrap: normal; white-space: nowrap; } .soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
pre { white-space: pre-wrap; margin: 0; font: 14px/1.5 ui-monospace, "Cascadia Mono", monospace; } iframe { width: 100%; height: 640px; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
@media (max-width: 640px) { table, tbody, tr { display: block; } thead { display: none; } tr { display: block; padding: 8px 0; border-top: 1px solid var(--line); }
  tbody td[data-name] { display: block; border: 0; padding: 1px 0; overflow-wrap: anywhere; white-space: normal; } td[data-name]::before { content: attr(data-name) ": "; color: var(--soft); } td:empty { display: none; } }
@media (forced-colors: active) { button, .button { border-color: ButtonText; } section, header { border-color: CanvasText; } }
`;
