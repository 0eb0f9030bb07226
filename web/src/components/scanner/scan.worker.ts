// One frame in, the texts of the codes in it out.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { CodeKind } from './code-reader';

const formats = { ean_13: 'EAN13', qr_code: 'QRCode' } as const satisfies Record<CodeKind, string>;

// The library would fetch its WASM from a CDN.
prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true }).catch(() => undefined);

self.onmessage = async ({ data: { frame, kind } }: MessageEvent<{ frame: ImageBitmap; kind: CodeKind }>) => {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(frame, 0, 0);
  frame.close();
  const image = context?.getImageData(0, 0, canvas.width, canvas.height);
  const found = image ? await readBarcodes(image, { formats: [formats[kind]], maxNumberOfSymbols: 4 }) : [];
  self.postMessage(found.map(({ text }) => text));
};
