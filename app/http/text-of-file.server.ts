/**
 * The text of a file. Programs write UTF-8, UTF-16 or the old Western encoding, and do not say
 * which.
 */
export async function textOfFile(file: File | undefined) {
  return file?.size ? decoded(new Uint8Array(await file.arrayBuffer())) : ''
}

function decoded(bytes: Uint8Array) {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function encodingOf([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
