/**
 * A text that people wrote in Markdown, already made into HTML by the server (with raw HTML left
 * out).
 */
export function Markdown({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
