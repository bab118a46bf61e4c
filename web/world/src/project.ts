import type { Leg, Point } from './api';

/** The part of the earth that the map shows, in degrees. */
const WEST = 74;
const EAST = 134.5;
const NORTH = 53;
const SOUTH = 17.5;

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

const TOP = mercator(NORTH);
const BOTTOM = mercator(SOUTH);

/** Width over height of the whole map. */
export const ASPECT = ((EAST - WEST) * Math.PI) / 180 / (TOP - BOTTOM);

/** Puts degrees on a canvas, as large as fits, in the middle. */
export function projection(width: number, height: number) {
  const scale = Math.min(width, height * ASPECT);
  const left = (width - scale) / 2;
  const top = (height - scale / ASPECT) / 2;
  return ([lon, lat]: Point): Point => [
    left + ((lon - WEST) / (EAST - WEST)) * scale,
    top + ((TOP - mercator(lat)) / (TOP - BOTTOM)) * (scale / ASPECT),
  ];
}

/** The bend of a lane: a point beside the middle, on the upper side. */
export function bend(a: Point, b: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const lift = 0.18 * (dx < 0 ? -1 : 1);
  return [(a[0] + b[0]) / 2 + dy * lift, (a[1] + b[1]) / 2 - dx * lift];
}

/** The point at share {@code t} of the way along the bent lane. */
export function along(a: Point, b: Point, t: number): Point {
  const c = bend(a, b);
  const u = 1 - t;
  return [
    u * u * a[0] + 2 * u * t * c[0] + t * t * b[0],
    u * u * a[1] + 2 * u * t * c[1] + t * t * b[1],
  ];
}

/** How far along its leg something is at this moment, from 0 to 1. */
export function progress(leg: Leg, now: number): number {
  const start = Date.parse(leg.start);
  const end = Date.parse(leg.end);
  return end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
}
