import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodeKind, type CodeReader, makeReader } from './code-reader';
import classes from './scanner.module.css';

type State = 'asking' | 'looking' | 'denied' | 'none' | 'busy' | 'failed';

/** Between two frames: quick enough for a hand, kind to the battery. */
const restMs = 80;

const causeOf = (error: unknown): State => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
};

async function openCamera(): Promise<MediaStream> {
  // Absent on pages that did not come over HTTPS.
  if (!navigator.mediaDevices) throw new DOMException('no camera', 'NotFoundError');
  return navigator.mediaDevices.getUserMedia({
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

type Found = { onCode: (code: string) => void; isWanted: (code: string) => boolean };

async function firstCode(
  video: HTMLVideoElement,
  reader: CodeReader,
  isWanted: Found['isWanted'],
  ended: AbortSignal,
): Promise<string | undefined> {
  while (!ended.aborted) {
    const codes = video.videoWidth > 0 ? await reader.read(video) : [];
    const code = codes.find(isWanted);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return undefined;
}

type Props = Found & {
  kind: CodeKind;
  /** Whose words `scan.*` it speaks. */
  part: 'books' | 'orders';
  onClose: () => void;
};

/** The camera, until it has read a code that is wanted. */
export default function Scanner({ kind, part, isWanted, onCode, onClose }: Props) {
  const { t } = useTranslation(part as 'books');
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>('asking');
  const [stream, setStream] = useState<MediaStream>();
  const found = useRef<Found>({ onCode, isWanted });
  found.current = { onCode, isWanted };

  useEffect(() => {
    const ended = new AbortController();
    const run = async () => {
      const pending = makeReader(kind);
      // Heard of below, unless the camera fails first.
      pending.catch(() => undefined);
      const closed = () => void pending.then((reader) => reader.close()).catch(() => undefined);
      ended.signal.addEventListener('abort', closed);
      const camera = await openCamera();
      ended.signal.addEventListener('abort', () => {
        for (const track of camera.getTracks()) track.stop();
      });
      const element = video.current;
      if (ended.signal.aborted || !element) return ended.abort();
      setStream(camera);
      element.srcObject = camera;
      await element.play();
      setState('looking');
      const wanted = (code: string) => found.current.isWanted(code);
      const code = await firstCode(element, await pending, wanted, ended.signal);
      if (!code || ended.signal.aborted) return;
      navigator.vibrate?.(60);
      found.current.onCode(code);
    };
    run().catch((error) => {
      if (!ended.signal.aborted) setState(causeOf(error));
    });
    return () => ended.abort();
  }, [kind]);

  const failed = state !== 'asking' && state !== 'looking';
  return (
    <section className={classes.scanner} aria-label={t('scan.title')}>
      {!failed && (
        <div className={classes.window}>
          <video ref={video} playsInline muted aria-label={t('scan.picture')} />
          <span className={classes.aim} aria-hidden="true" />
        </div>
      )}
      <p role="status" className={failed ? classes.failed : undefined}>
        {t(`scan.${state}`)}
      </p>
      <div className={classes.row}>
        {stream && !failed && <Torch stream={stream} part={part} />}
        <Button variant="default" onClick={onClose}>
          {failed ? t('scan.type') : t('scan.close')}
        </Button>
      </div>
    </section>
  );
}

type WithTorch = MediaTrackCapabilities & { torch?: boolean };

/** Only where the camera has a light. */
function Torch({ stream, part }: Pick<Props, 'part'> & { stream: MediaStream }) {
  const { t } = useTranslation(part as 'books');
  const [on, setOn] = useState(false);
  const track = stream.getVideoTracks()[0];
  if (!(track?.getCapabilities?.() as WithTorch | undefined)?.torch) return null;
  const turn = async () => {
    await track?.applyConstraints({ advanced: [{ torch: !on } as MediaTrackConstraintSet] }).catch(() => undefined);
    setOn(!on);
  };
  return (
    <Button variant="default" aria-pressed={on} onClick={() => void turn()}>
      {t('scan.torch')}
    </Button>
  );
}
