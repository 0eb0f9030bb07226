// Writes .br and .gz beside each built text file, so the server never compresses at run time.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
for (const file of await readdir(dist, { recursive: true })) {
  // index.html is rewritten for each answer (nonce), so a stored compression of it would be wrong.
  if (!/\.(js|css|svg|json|webmanifest|txt|wasm)$/.test(file)) continue;
  const bytes = await readFile(join(dist, file));
  if (bytes.length < 512) continue;
  const br = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const gz = gzipSync(bytes, { level: 9 });
  if (br.length < bytes.length) await writeFile(join(dist, `${file}.br`), br);
  if (gz.length < bytes.length) await writeFile(join(dist, `${file}.gz`), gz);
}
