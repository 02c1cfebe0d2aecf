type Piece = { words: string; isAddress: boolean }

/**
 * A text in pieces, some of them addresses of the web. The sign that ends a sentence is none of an
 * address, and neither is a parenthesis that was opened before it.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(/\bhttps?:\/\/[^\s<>"“”]+/gi)) {
    const address = withoutEnd(found)
    if (!URL.canParse(address)) continue
    pieces.push({ words: text.slice(from, index), isAddress: false })
    pieces.push({ words: address, isAddress: true })
    from = index + address.length
  }
  return [...pieces, { words: text.slice(from), isAddress: false }]
}

const opening: Record<string, string> = { ')': '(', ']': '[' }

// Counted once and then counted down: an address may be as long as a text.
function withoutEnd(found: string) {
  const counts = new Map<string, number>()
  for (const sign of found) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  const left = (sign: string) => counts.get(sign) ?? 0
  let end = found.length
  for (; end > 0; end--) {
    const last = found[end - 1] ?? ''
    const opens = opening[last]
    if (opens ? left(last) <= left(opens) : !/[.,;:!?'’*_]/.test(last)) break
    counts.set(last, left(last) - 1)
  }
  return found.slice(0, end)
}
