// Reads ISBNs from frames of a video: by the browser itself where it can, else by ZXing in a worker.

/** An EAN-13 of a book, checked; other goods have bar codes too. */
export function isIsbn(code: string): boolean {
  if (!/^97[89]\d{10}$/.test(code)) return false;
  const sum = [...code].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

export type IsbnReader = { read: (video: HTMLVideoElement) => Promise<string | undefined>; close: () => void };

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };

export async function makeReader(): Promise<IsbnReader> {
  const native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats: string[] = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  return native && formats.includes('ean_13') ? ofBrowser(new native({ formats: ['ean_13'] })) : ofWorker();
}

function ofBrowser(detector: Detector): IsbnReader {
  return {
    read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue).find(isIsbn),
    close: () => undefined,
  };
}

/** Bars need no more, and smaller frames are read sooner. */
const frameWidth = 960;

function ofWorker(): IsbnReader {
  const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' });
  return {
    read: async (video) => {
      const resizeWidth = Math.min(frameWidth, video.videoWidth);
      const frame = await createImageBitmap(video, { resizeWidth });
      const codes = await new Promise<string[]>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
        worker.onerror = (event) => reject(new TypeError(event.message));
        worker.postMessage(frame, [frame]);
      });
      return codes.find(isIsbn);
    },
    close: () => worker.terminate(),
  };
}
