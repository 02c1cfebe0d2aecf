import { useLoaderData } from '@remix-run/react'
import { BoardColumns } from '../../../../../app/ui/board/columns'
import { loader } from './_index'
import type { Cards } from './_index'

export { loader }

/**
 * The cards as Skein renders them: what is left between this page and Skein's is the session, the
 * database and the frame.
 */
export default function Lean() {
  return (
    <main>
      <h1>Board</h1>
      <BoardColumns {...(useLoaderData() as Cards)} />
    </main>
  )
}
