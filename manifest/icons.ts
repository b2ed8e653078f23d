/** The product's mark, drawn: a check whose long stroke runs on into an arrow. What was agreed goes on. */
import { type Pixel, pngOf } from './png.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Strokes in a unit square: check, then the arrow's head. */
const STROKES: readonly (readonly [Point, Point])[] = [
  [
    { x: 0.24, y: 0.53 },
    { x: 0.42, y: 0.71 },
  ],
  [
    { x: 0.42, y: 0.71 },
    { x: 0.76, y: 0.31 },
  ],
  [
    { x: 0.56, y: 0.3 },
    { x: 0.77, y: 0.3 },
  ],
  [
    { x: 0.77, y: 0.3 },
    { x: 0.77, y: 0.51 },
  ],
];
const HALF_STROKE = 0.052;
const CORNER = 0.22;
const BRAND = { red: 0x0f / 255, green: 0x6c / 255, blue: 0xbd / 255 };
const WHITE = { red: 1, green: 1, blue: 1 };

/** Blue square with round corners and a white mark, edge to edge. */
export const colorIcon = (size: number): Buffer =>
  pngOf(size, (x, y) => {
    const point = centreOf(x, y, size);
    const mark = coverage(distanceToMark(point) - HALF_STROKE, size);
    const square = coverage(distanceToSquare(point), size);
    return { ...mixed(BRAND, WHITE, mark), alpha: square };
  });

/** White mark on nothing, for hosts that colour it themselves. */
export const outlineIcon = (size: number): Buffer =>
  pngOf(size, (x, y) => ({
    ...WHITE,
    alpha: coverage(distanceToMark(centreOf(x, y, size)) - HALF_STROKE * 1.15, size),
  }));

const centreOf = (x: number, y: number, size: number): Point => ({ x: (x + 0.5) / size, y: (y + 0.5) / size });

/** Share of the pixel inside a shape, from the distance of its centre to the edge. */
const coverage = (distance: number, size: number): number => Math.min(1, Math.max(0, 0.5 - distance * size));

type Colour = Omit<Pixel, 'alpha'>;

const mixed = (under: Colour, over: Colour, share: number): Colour => ({
  red: under.red + (over.red - under.red) * share,
  green: under.green + (over.green - under.green) * share,
  blue: under.blue + (over.blue - under.blue) * share,
});

const distanceToMark = (point: Point): number => Math.min(...STROKES.map(([from, to]) => distanceTo(point, from, to)));

function distanceTo(point: Point, from: Point, to: Point): number {
  const along = { x: to.x - from.x, y: to.y - from.y };
  const share = ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / (along.x ** 2 + along.y ** 2);
  const t = Math.min(1, Math.max(0, share));
  return Math.hypot(point.x - from.x - along.x * t, point.y - from.y - along.y * t);
}

/** Negative inside. */
function distanceToSquare({ x, y }: Point): number {
  const beyond = (at: number) => Math.abs(at - 0.5) - (0.5 - CORNER);
  const dx = beyond(x);
  const dy = beyond(y);
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - CORNER;
}
