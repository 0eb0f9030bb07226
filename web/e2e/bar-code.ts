import { writeFileSync } from 'node:fs';
import bwip from 'bwip-js/node';

const width = 640;
const height = 480;
const frames = 10;
/** Pixels of a module, the narrowest bar. */
const module = 5;
const white = 235;
const black = 20;

/** A video of a bar code held before the camera. */
export function filmBarCode(path: string, ean13: string) {
  const { sbs } = (bwip.raw('ean13', ean13, {}) as unknown as { sbs: number[] }[])[0] ?? { sbs: [] };
  const line = Buffer.alloc(width, white);
  let at = Math.round((width - sbs.reduce((sum, part) => sum + part, 0) * module) / 2);
  sbs.forEach((part, index) => {
    // A bar, a space, a bar, …
    if (index % 2 === 0) line.fill(black, at, at + part * module);
    at += part * module;
  });
  const paper = Buffer.alloc(width, white);
  film(
    path,
    Array.from({ length: height }, (_, row) => (row > 120 && row < 360 ? line : paper)),
  );
}

/** A video of the square that a phone shows. */
export function filmSquare(path: string, text: string) {
  const [code] = bwip.raw('qrcode', text, {}) as unknown as { pixs: number[]; pixx: number; pixy: number }[];
  if (!code) throw new Error('no square');
  const side = Math.floor((height - 80) / code.pixy);
  const left = Math.round((width - code.pixx * side) / 2);
  const top = Math.round((height - code.pixy * side) / 2);
  const rows = Array.from({ length: height }, (_, row) => {
    const line = Buffer.alloc(width, white);
    const y = Math.floor((row - top) / side);
    for (let x = 0; y >= 0 && y < code.pixy && x < code.pixx; x++)
      if (code.pixs[y * code.pixx + x]) line.fill(black, left + x * side, left + (x + 1) * side);
    return line;
  });
  film(path, rows);
}

/** As Chromium's fake camera reads it (YUV4MPEG2). */
function film(path: string, rows: Buffer[]) {
  const picture = Buffer.concat([Buffer.from('FRAME\n'), ...rows, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: frames }, () => picture)]));
}
