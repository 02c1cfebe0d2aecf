/** How many lines of a long list stand on one page of it. */
export const linesAPage = 100

/**
 * A page out of what was read, one line more than it holds; `earlier` is the key to go on from when
 * there are more.
 */
export function pageOf<Line, Key>(read: readonly Line[], keyOf: (line: Line) => Key) {
  const lines = read.slice(0, linesAPage)
  const last = lines.at(-1)
  return { lines, earlier: last && read.length > lines.length ? keyOf(last) : undefined }
}

type Part<Line> = {
  after: string | number | undefined
  size: number
  keyOf: (line: Line) => string | number
}

/**
 * A page of a list that is read whole: what comes after the line of this key, from the beginning
 * where there is none; `next` is the key to go on from.
 */
export function partOf<Line>(list: readonly Line[], { after, size, keyOf }: Part<Line>) {
  const start = after === undefined ? 0 : list.findIndex((line) => keyOf(line) === after) + 1
  const lines = list.slice(start, start + size)
  const last = lines.at(-1)
  return {
    lines,
    next: last && start + size < list.length ? keyOf(last) : undefined,
    skipped: start,
    total: list.length,
  }
}

/**
 * The first lines of a list, with how many more there are, out of rows that each say how many there
 * are in all.
 */
export const firstOf = <Row extends { inAll: number }>(lines: readonly Row[]) => ({
  lines: [...lines],
  more: (lines[0]?.inAll ?? 0) - lines.length,
})
