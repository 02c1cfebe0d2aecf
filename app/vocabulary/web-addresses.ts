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

const pairs: Record<string, string> = { ')': '(', ']': '[' }

function withoutEnd(found: string) {
  let address = found
  while (isExtra(address)) address = address.slice(0, -1)
  return address
}

function isExtra(address: string) {
  const last = address.at(-1) ?? ''
  const opens = pairs[last]
  return opens
    ? address.split(last).length > address.split(opens).length
    : /[.,;:!?'’*_]/.test(last)
}
