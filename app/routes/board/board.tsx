import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { may } from '../../domain/acting'
import { boardOf } from '../../domain/board/board'
import { BoardFilters as Filters } from '../../forms/board'
import { asItIs } from '../../http/answers.server'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { BoardColumns } from '../../ui/board/columns'
import { BoardFilters, isNarrowed } from '../../ui/board/filters'
import { useMoves } from '../../ui/board/moves'
import { Empty, Heading } from '../../ui/kit/heading'
import { packed, unpacked } from '../../ui/board/packed-card'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { partOf } from '../acts/search-fields'

export const meta: MetaFunction = () => [{ title: 'Board · Skein' }]

export const handle = keeps('school', 'members', 'initiatives', 'turns', 'health', 'calls')

export const loader = page(async (here) => {
  const { acting, url } = here
  const filters = Filters.parse(Object.fromEntries(url.searchParams))
  const { cards, ...board } = await boardOf(acting, filters)
  const everyone = board.isLong
    ? await partOf(here, 'people', { name: 'person', value: filters.person })
    : undefined
  return asItIs({
    ...board,
    everyone,
    cards: cards.map(packed),
    filters,
    may: { move: may.moveInitiative(acting), putUp: may.putUpInitiative(acting) },
  })
})

export default function BoardPage() {
  const {
    people,
    everyone,
    cards: sent,
    hidden,
    total,
    needLead,
    filters,
    may: allowed,
  } = useLoaderData<typeof loader>()
  const cards = useMemo(() => sent.map(unpacked), [sent])
  const { school, today } = useSchool()
  const putUp = allowed.putUp && (
    <Link to={paths.newInitiative(school.slug)} className="button button--primary">
      New initiative
    </Link>
  )
  if (total === 0) return <FirstOne act={putUp} />
  return (
    <>
      <Heading
        title="Board"
        lede="What we are working on, who leads and who follows it now, and what comes next."
        acts={
          <>
            {putUp}
            <Link to={paths.formation(school.slug)} className="button">
              Formation of the year
            </Link>
          </>
        }
      />
      {needLead > 0 && (
        <p className="board__needs">
          <Link to={paths.needsALead(school.slug)}>
            {needLead === 1 ? 'One needs a lead' : `${needLead} need a lead`}
          </Link>
        </p>
      )}
      <BoardFilters filters={filters} people={people} everyone={everyone} school={school.slug} />
      {cards.length === 0 && isNarrowed(filters) ? (
        <NothingFits school={school.slug} />
      ) : (
        <Moving {...{ cards, people, hidden, school: school.slug, today, mayMove: allowed.move }} />
      )}
    </>
  )
}

function Moving(around: ComponentProps<typeof BoardColumns>) {
  const { board, shown, refused, sentence, undo, ...listening } = useMoves(around)
  return (
    <div ref={board} className="board-moves" {...listening}>
      {refused && (
        <p role="alert" className="form__refused board-moves__refused">
          {refused}
        </p>
      )}
      <div className={undo ? 'board-moves__done' : 'spoken'}>
        <p role="status">{sentence}</p>
        {undo && (
          <button type="button" className="button button--small" onClick={undo}>
            Undo
          </button>
        )}
      </div>
      {around.mayMove && (
        <p className="board-moves__keys">
          Move the card you are on to the next column with Alt and an arrow key.
        </p>
      )}
      <BoardColumns {...around} {...shown} />
    </div>
  )
}

function FirstOne({ act }: { act: ReactNode }) {
  return (
    <>
      <Heading title="Board" />
      <Empty title="Nothing is up here yet" act={act}>
        <p>
          The board shows every initiative of the school: who leads it now, who follows, and when
          the lead is handed over.
        </p>
        <p>
          Begin with one thing you would like to be different by the end of term. An idea is enough;
          it needs no lead and no plan yet.
        </p>
      </Empty>
    </>
  )
}

function NothingFits({ school }: { school: string }) {
  return (
    <Empty
      title="Nothing fits all of that"
      act={<Link to={paths.board(school)}>Show the whole board</Link>}
    >
      <p>Take one condition away, or look at the whole board.</p>
    </Empty>
  )
}
