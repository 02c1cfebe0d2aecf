// Compresses the built assets once, so that no request ever does.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

for (const entry of readdirSync('build/client', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|svg|json)$/.test(entry.name)) continue
  const path = join(entry.parentPath ?? entry.path, entry.name)
  const whole = readFileSync(path)
  if (whole.length < 512) continue
  writeFileSync(`${path}.gz`, gzipSync(whole, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(whole))
}
