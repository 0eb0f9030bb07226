// Reads codes from frames of a video: by the browser itself where it can, else by ZXing in a worker.

/** The bars of a book, or the square that a phone shows. */
export type CodeKind = 'ean_13' | 'qr_code';

export type CodeReader = { read: (video: HTMLVideoElement) => Promise<string[]>; close: () => void };

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };

export async function makeReader(kind: CodeKind): Promise<CodeReader> {
  const native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats: string[] = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  return native && formats.includes(kind) ? ofBrowser(new native({ formats: [kind] })) : ofWorker(kind);
}

function ofBrowser(detector: Detector): CodeReader {
  return {
    read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue),
    close: () => undefined,
  };
}

/** Bars need no more, and smaller frames are read sooner. */
const frameWidth = 960;

function ofWorker(kind: CodeKind): CodeReader {
  const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' });
  return {
    read: async (video) => {
      const resizeWidth = Math.min(frameWidth, video.videoWidth);
      const frame = await createImageBitmap(video, { resizeWidth });
      return new Promise<string[]>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
        worker.onerror = (event) => reject(new TypeError(event.message));
        worker.postMessage({ frame, kind }, [frame]);
      });
    },
    close: () => worker.terminate(),
  };
}
