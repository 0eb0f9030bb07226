import { writeFileSync } from 'node:fs';
import bwip from 'bwip-js/node';

const width = 640;
const height = 480;
const frames = 10;
/** Pixels of a module, the narrowest bar. */
const module = 5;

/** A video of a bar code held before the camera, as Chromium's fake camera reads it (YUV4MPEG2). */
export function filmBarCode(path: string, ean13: string) {
  const { sbs } = (bwip.raw('ean13', ean13, {}) as unknown as { sbs: number[] }[])[0] ?? { sbs: [] };
  const line = Buffer.alloc(width, 235);
  let at = Math.round((width - sbs.reduce((sum, part) => sum + part, 0) * module) / 2);
  sbs.forEach((part, index) => {
    // A bar, a space, a bar, …
    if (index % 2 === 0) line.fill(20, at, at + part * module);
    at += part * module;
  });
  const paper = Buffer.alloc(width, 235);
  const rows = Array.from({ length: height }, (_, row) => (row > 120 && row < 360 ? line : paper));
  const picture = Buffer.concat([Buffer.from('FRAME\n'), ...rows, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: frames }, () => picture)]));
}
