/**
 * A stranger's HTML with what is not on the list taken out. It is shown in a frame that runs no script and loads
 * nothing anyway; this keeps a body from leaving its place, posting forms or hiding where a link leads.
 */

const ELEMENTS = new Set(
  (
    'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl ' +
    'dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp ' +
    'section small span strike strong style sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
  ).split(' '),
);
const DROPPED_WHOLE =
  'script,iframe,frame,frameset,object,embed,applet,meta,link,base,template,svg,math,noscript,title';
const ATTRIBUTES = new Set(
  (
    'align alt bgcolor border cellpadding cellspacing class color colspan dir face height href id lang role rowspan ' +
    'scope size src start style title type valign value width'
  ).split(' '),
);
const SAFE_LINK = /^(https?:|mailto:|tel:|#)/i;
const SAFE_IMAGE = /^data:image\/(png|jpeg|gif|webp);/i;

/** The body's elements that may be shown, in a fragment of `target`. */
export function sanitise(html: string, target: Document): DocumentFragment {
  // Parsed by the frame's own parser: documents inherit the policy of whoever parses them, and this page allows no styles.
  const Parser = target.defaultView?.DOMParser ?? DOMParser;
  const parsed = new Parser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(DROPPED_WHOLE)) element.remove();
  for (const element of [...parsed.body.querySelectorAll('*')]) {
    if (ELEMENTS.has(element.localName)) clean(element);
    else element.replaceWith(...element.childNodes);
  }
  const styles = [...parsed.head.querySelectorAll('style')];
  const fragment = target.createDocumentFragment();
  fragment.append(...[...styles, ...parsed.body.childNodes].map((node) => target.importNode(node, true)));
  return fragment;
}

function clean(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const isLink = name === 'href' && !SAFE_LINK.test(value.trim());
    const isImage = name === 'src' && !SAFE_IMAGE.test(value.trim());
    if (!ATTRIBUTES.has(name) || isLink || isImage) element.removeAttribute(name);
  }
  if (element.localName === 'a' && element.hasAttribute('href')) showTarget(element);
}

/** A link says which host it leads to. */
function showTarget(element: Element): void {
  const href = element.getAttribute('href') ?? '';
  element.setAttribute('title', href.slice(0, 200));
  element.setAttribute('rel', 'noopener noreferrer');
}
