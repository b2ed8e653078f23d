/** Line icons of our own drawing, 20 by 20, in the text's colour. Always beside a name, so hidden from readers. */

const PATHS = {
  mail: 'M3 5.5h14v9H3zM3 6l7 5 7-5',
  calendar: 'M3.5 4.5h13v12h-13zM3.5 8h13M7 3v3M13 3v3',
  teams:
    'M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 16c0-3 2-4.5 4.5-4.5S12 13 12 16zM13.5 9a2 2 0 1 0 0-4M14 11.5c2 0 3.5 1.300 3.500 4',
  sliders: 'M4 6h7M15 6h1M4 10h2M10 10h6M4 14h8M16 14h0M13 4.500v3M8 8.500v3M14 12.500v3',
  columns: 'M3 4.500h14v11H3zM10 4.500v11',
  back: 'M12 4l-6 6 6 6',
  close: 'M5 5l10 10M15 5L5 15',
  pin: 'M8 3h5l-.5 5 2.500 3h-9l2.500-3zM10.500 11v6',
  reply: 'M8 5L3.500 9.500 8 14M4 9.500h7c3 0 5 2 5 5.500',
  replyAll: 'M7 5L2.500 9.500 7 14M11 5L6.500 9.500 11 14M7 9.500h5c3 0 5 2 5 5.500',
  plus: 'M10 4v12M4 10h12',
  send: 'M3 4l14 6-14 6 2.500-6zM5.500 10H11',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.8 10h6.400L14 6',
  folder: 'M3 5.500h5l1.500 2H17v8H3z',
  check: 'M4 10.500l4 4 8-9',
  question: 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700M10 14.500v.2',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.500l3 1.500',
  upload: 'M10 13V4M6.500 7.500L10 4l3.500 3.500M4 13v3h12v-3',
  link: 'M8.500 11.500l3-3M9 6l2-2a3 3 0 0 1 5 5l-2 2M11 14l-2 2a3 3 0 0 1-5-5l2-2',
  app: 'M4 4h12v12H4zM7 10l2.200 2.200L13.500 8',
  previous: 'M12 5l-5 5 5 5',
  next: 'M8 5l5 5-5 5',
  gear: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.500 1.500M13.500 13.500L15 15M15 5l-1.500 1.500M6.500 13.500L5 15',
  people: 'M10 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.500 2.500-5 6-5s6 1.500 6 5z',
  video: 'M3 6h9v8H3zM12 9l5-3v8l-5-3z',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** The icon as an SVG element. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
