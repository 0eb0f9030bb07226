/** Square, at most this many pixels a side; the server makes its own sizes from it. */
const side = 640;

/** Cuts the middle square, scales it down and re-encodes it, which also drops place and camera data. */
export async function squarePicture(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file);
  const edge = Math.min(image.width, image.height);
  const size = Math.min(side, edge);
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, (image.width - edge) / 2, (image.height - edge) / 2, edge, edge, 0, 0, size, size);
  image.close();
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 0.86 });
  // Safari cannot write WebP and answers with PNG.
  return webp.type === 'image/webp' ? webp : canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
}
