import { piecesOf } from '../../vocabulary/web-addresses'

/** What someone typed, as it was typed; an address of the web in it is a link. */
export function Linked({ text }: { text: string }) {
  return piecesOf(text).map(({ words, isAddress }, place) =>
    isAddress ? (
      <a key={place} href={words}>
        {words}
      </a>
    ) : (
      words
    ),
  )
}
