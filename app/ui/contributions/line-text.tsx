import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'

type Named = { text: string; initiative: number | null; title: string | null }

/** Whether a line names its initiative itself, so that nothing says the name again after it. */
export function isNamedIn({ text, initiative, title }: Named) {
  return initiative !== null && Boolean(title) && text.includes(title ?? '')
}

/** What a line of the ledger says; the initiative that it names is a link. */
export function LineText({ slug, ...line }: Named & { slug: string }) {
  const { text, initiative, title } = line
  if (initiative === null || !title || !isNamedIn(line)) return <Linked text={text} />
  const at = text.lastIndexOf(title)
  return (
    <>
      <Linked text={text.slice(0, at)} />
      <Link to={paths.initiative(slug, initiative)}>{title}</Link>
      <Linked text={text.slice(at + title.length)} />
    </>
  )
}
