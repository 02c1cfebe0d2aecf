/** How many lines of a long list stand on one page of it. */
export const linesAPage = 100

/** A page out of what was read, one line more than it holds; `earlier` is the key to go on from when there are more. */
export function pageOf<Line, Key>(read: readonly Line[], keyOf: (line: Line) => Key) {
  const lines = read.slice(0, linesAPage)
  const last = lines.at(-1)
  return { lines, earlier: last && read.length > lines.length ? keyOf(last) : undefined }
}
