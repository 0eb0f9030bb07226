import type { Page } from '@playwright/test';

export type PhotoFile = { name: string; mimeType: string; buffer: Buffer };

/** A photo as a phone takes it, 4 to 3 and far too large: a book on a table. Drawn by the page, so none is checked in. */
export async function bookPhoto(page: Page, name: string, colour: string, words: string): Promise<PhotoFile> {
  const url = await page.evaluate(
    async ([cover, text]) => {
      const canvas = new OffscreenCanvas(2400, 3200);
      const paint = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      const table = paint.createLinearGradient(0, 0, 0, 3200);
      table.addColorStop(0, '#c9b79c');
      table.addColorStop(1, '#a88f6d');
      paint.fillStyle = table;
      paint.fillRect(0, 0, 2400, 3200);
      paint.translate(1200, 1600);
      paint.rotate(-0.04);
      paint.shadowColor = 'rgb(0 0 0 / 45%)';
      paint.shadowBlur = 90;
      paint.shadowOffsetY = 50;
      paint.fillStyle = cover as string;
      paint.fillRect(-800, -1200, 1600, 2400);
      paint.shadowColor = 'transparent';
      paint.fillStyle = 'rgb(0 0 0 / 20%)';
      paint.fillRect(-800, -1200, 110, 2400);
      paint.fillStyle = '#ffffff';
      paint.font = '700 190px serif';
      paint.textAlign = 'center';
      (text as string).split('\n').forEach((line, at) => {
        paint.fillText(line, 40, -520 + at * 230);
      });
      const bytes = await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer();
      return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
    },
    [colour, words],
  );
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(url, 'base64') };
}
