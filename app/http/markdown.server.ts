import MarkdownIt from 'markdown-it'

// Pictures would be fetched from elsewhere, and headings would break the page's own outline.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['image', 'heading', 'lheading'])

/** Markdown as HTML: no raw HTML passes, and links only to addresses that are safe to follow. */
export function asHtml(text: string) {
  return markdown.render(text.slice(0, 20_480))
}
