import MarkdownIt from 'markdown-it'

// Pictures would be fetched from elsewhere, and headings would break the page's own outline.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['image', 'heading', 'lheading'])

/** Markdown as words alone, a line a paragraph: for a list that shows how it begins. */
export function asText(text: string) {
  const lines = markdown.parse(text.slice(0, 20_480), {}).flatMap(({ type, content, children }) => (type === 'inline' ? [(children ?? []).map((piece) => (piece.type.endsWith('break') ? ' ' : piece.content)).join('')] : type === 'fence' || type === 'code_block' ? [content.trim()] : []))
  return lines.join('\n')
}

/** Markdown as HTML: no raw HTML passes, and links only to addresses that are safe to follow. */
export function asHtml(text: string) {
  return markdown.render(text.slice(0, 20_480))
}
