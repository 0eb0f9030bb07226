// One frame in, the texts of the EAN-13 codes in it out.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

// The library would fetch its WASM from a CDN.
prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true }).catch(() => undefined);

self.onmessage = async ({ data: frame }: MessageEvent<ImageBitmap>) => {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(frame, 0, 0);
  frame.close();
  const image = context?.getImageData(0, 0, canvas.width, canvas.height);
  const found = image ? await readBarcodes(image, { formats: ['EAN13'], maxNumberOfSymbols: 4 }) : [];
  self.postMessage(found.map(({ text }) => text));
};
