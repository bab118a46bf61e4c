import { theme as antd } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { City, Parcel, Point } from './api';
import { along, bend, progress, projection } from './project';
import type { Palette } from './theme';

type Props = {
  cities: City[];
  parcels: Parcel[];
  chosen?: string;
  colours: Palette;
  now: () => number;
  onChoose: (number: string) => void;
};

const colourOf = (parcel: Parcel, colours: Palette) => {
  if (parcel.problem) {
    return colours.vermilion;
  }
  return parcel.stalled ? colours.amber : colours.lake;
};

/** Where the parcel's light is now, on the canvas. */
function spot(parcel: Parcel, put: (p: Point) => Point, now: number): Point | undefined {
  if (!parcel.leg) {
    return undefined;
  }
  const a = put(parcel.leg.from);
  const b = put(parcel.leg.to);
  return along(a, b, progress(parcel.leg, now));
}

function arc(pen: CanvasRenderingContext2D, a: Point, b: Point) {
  const c = bend(a, b);
  pen.beginPath();
  pen.moveTo(...a);
  pen.quadraticCurveTo(...c, ...b);
  pen.stroke();
}

function light(pen: CanvasRenderingContext2D, at: Point, colour: string, isChosen: boolean) {
  const glow = pen.createRadialGradient(...at, 0, ...at, isChosen ? 16 : 8);
  glow.addColorStop(0, `${colour}66`);
  glow.addColorStop(1, `${colour}00`);
  pen.fillStyle = glow;
  pen.beginPath();
  pen.arc(...at, isChosen ? 16 : 8, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(...at, isChosen ? 4 : 2.6, 0, Math.PI * 2);
  pen.fill();
}

/** The country as dots, lanes as arcs, parcels as lights that move with world time. */
export function WorldMap({ cities, parcels, chosen, colours, now, onChoose }: Props) {
  const { t } = useTranslation();
  const { token } = antd.useToken();
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef({ cities, parcels, chosen, colours, now });
  seen.current = { cities, parcels, chosen, colours, now };

  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) {
      return undefined;
    }
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let frame = 0;
    let last = 0;
    const draw = (at: number) => {
      frame = requestAnimationFrame(draw);
      if (at - last < (calm ? 1000 : 40)) {
        return;
      }
      last = at;
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = devicePixelRatio;
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
        element.width = Math.round(width * ratio);
        element.height = Math.round(height * ratio);
      }
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, width, height);
      paint(pen, projection(width, height), seen.current);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, []);

  const choose = (event: React.MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const put = projection(box.width, box.height);
    const at: Point = [event.clientX - box.left, event.clientY - box.top];
    let best = 22;
    let found: string | undefined;
    for (const parcel of parcels) {
      const where = parcel.over ? undefined : spot(parcel, put, now());
      const distance = where ? Math.hypot(where[0] - at[0], where[1] - at[1]) : Infinity;
      if (distance < best) {
        best = distance;
        found = parcel.number;
      }
    }
    if (found) {
      onChoose(found);
    }
  };

  const legend: [string, string][] = [
    [colours.lake, t('legendMoving')],
    [colours.amber, t('legendStill')],
    [colours.vermilion, t('legendTrouble')],
    [token.colorTextQuaternary, t('legendCity')],
  ];
  return (
    <div className="map">
      <canvas ref={canvas} onClick={choose} role="img" aria-label={t('title')} />
      <ul className="legend" style={{ color: colours.secondary }}>
        {legend.map(([colour, word]) => (
          <li key={word}>
            <i style={{ background: colour }} />
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}

function paint(
  pen: CanvasRenderingContext2D,
  put: (p: Point) => Point,
  { cities, parcels, chosen, colours, now }: Omit<Props, 'onChoose'>,
) {
  pen.fillStyle = `${colours.hint}90`;
  for (const city of cities) {
    const [x, y] = put([city.lon, city.lat]);
    pen.beginPath();
    pen.arc(x, y, 1.4, 0, Math.PI * 2);
    pen.fill();
  }
  const time = now();
  const open = parcels.filter((parcel) => !parcel.over);
  pen.lineWidth = 1;
  for (const parcel of open) {
    if (parcel.leg && parcel.number !== chosen) {
      pen.strokeStyle = `${colourOf(parcel, colours)}30`;
      arc(pen, put(parcel.leg.from), put(parcel.leg.to));
    }
  }
  for (const parcel of open) {
    const at = spot(parcel, put, time);
    if (at && parcel.number !== chosen) {
      light(pen, at, colourOf(parcel, colours), false);
    }
  }
  const mine = parcels.find((parcel) => parcel.number === chosen);
  if (mine) {
    paintChosen(pen, put, mine, colours, time);
  }
}

function paintChosen(
  pen: CanvasRenderingContext2D,
  put: (p: Point) => Point,
  parcel: Parcel,
  colours: Palette,
  time: number,
) {
  const colour = parcel.over && !parcel.problem ? colours.jade : colourOf(parcel, colours);
  const from = put([parcel.from.lon, parcel.from.lat]);
  const to = put([parcel.to.lon, parcel.to.lat]);
  pen.strokeStyle = `${colour}70`;
  pen.setLineDash([3, 4]);
  arc(pen, from, to);
  pen.setLineDash([]);
  if (parcel.leg) {
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    arc(pen, put(parcel.leg.from), put(parcel.leg.to));
  }
  light(pen, spot(parcel, put, time) ?? from, colour, true);
  pen.font = "12px 'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif";
  pen.fillStyle = colours.text;
  pen.textAlign = 'center';
  for (const [point, name] of [
    [from, parcel.from.name],
    [to, parcel.to.name],
  ] as [Point, string][]) {
    pen.beginPath();
    pen.arc(...point, 2.5, 0, Math.PI * 2);
    pen.fill();
    pen.fillText(name, point[0], point[1] + 18);
  }
}
