import { createElement as h } from 'react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { line, maybeText } from '../../app/forms/kit/fields'
import { BoardColumns } from '../../app/ui/board/columns'
import { Year } from '../../app/ui/calendar/school-year'
import { Chain } from '../../app/ui/decisions/supersession'
import { TallyBars } from '../../app/ui/decisions/tally'
import { ChoiceField } from '../../app/ui/kit/choice-fields'
import { plainField } from '../../app/ui/kit/field'
import { LongField, SchoolForm, TextField, useSchoolForm } from '../../app/ui/kit/form'
import { Pages } from '../../app/ui/kit/pagination'
import { Faces, Person } from '../../app/ui/kit/person'
import { Shell } from '../../app/ui/kit/shell'
import { Table } from '../../app/ui/kit/table'
import { LanesTable } from '../../app/ui/timeline/lanes-table'
import { markupOf } from '../support/markup-of'

const of = (markup: string, tag: RegExp) => markup.match(tag)?.[0] ?? ''
const attributes = (tag: string) =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, said]) => [name, said]))
const control = (markup: string, name: string) =>
  attributes(of(markup, new RegExp(`<(input|textarea|select)[^>]* name="${name}"[^>]*>`)))

const schema = z.object({ title: line('Please give it a name.', 120), more: maybeText(300) })
/** A form of two fields, each with a hint, as it is shown after an answer. */
function Form() {
  const [form, fields] = useSchoolForm(schema, { id: 'it' })
  return h(
    SchoolForm,
    { form, submit: 'Keep it' } as never,
    h(TextField, { field: fields.title, label: 'Title', hint: 'In a few words.' } as never),
    h(LongField, { field: fields.more, label: 'More', optional: true } as never),
  )
}
const refused = (error: Record<string, string[]>) => ({
  result: { status: 'error', initialValue: { title: '' }, error },
})

test('a field has its label, and says its hint and its bound', async () => {
  const markup = await markupOf(() => h(Form))
  const { id, ...title } = control(markup, 'title')
  expect(markup).toContain(`<label class="field__label" for="${id}">Title `)
  expect(title['aria-describedby']).toBe(`${id}-hint ${id}-limit`)
  expect(title['aria-invalid']).toBeUndefined()
  expect(markup).toContain(`id="${id}-hint">In a few words.`)
  expect(markup).toContain(`id="${id}-limit"`)
  expect(control(markup, 'more')['aria-describedby']).toMatch(/^it-more-limit$/)
  expect(markup).not.toContain('role="alert"')
})

test('a field that was refused is invalid, and says why; the others are not', async () => {
  const answer = refused({ title: ['Please give it a name.'] })
  const markup = await markupOf(() => h(Form), { answer })
  const title = control(markup, 'title')
  const said = of(markup, /<p class="field__error"[^>]*>[^<]*/)
  expect(title['aria-invalid']).toBe('true')
  expect(title['aria-describedby']?.split(' ')).toContain(attributes(said).id)
  expect(said).toContain('Please give it a name.')
  expect(control(markup, 'more')['aria-invalid']).toBeUndefined()
})

test('what was refused as a whole is an alert on top of the form, and takes the focus', async () => {
  const answer = refused({ '': ['Someone has it by now.'] })
  const markup = await markupOf(() => h(Form), { answer })
  const alert = of(markup, /<div[^>]*role="alert"[^>]*><p>[^<]*/)
  expect(alert).toContain('Someone has it by now.')
  expect(alert).toContain('tabindex="-1"')
  expect(markup.indexOf('role="alert"')).toBeLessThan(markup.indexOf('name="title"'))
})

test('choices that belong together are one group, which says what it asks and what is wrong', async () => {
  const choices = [
    { value: 'a', label: 'One' },
    { value: 'b', label: 'Two' },
  ]
  const field = (error?: string) =>
    markupOf(() =>
      h(ChoiceField, {
        field: plainField('which', 'b', error),
        label: 'Which',
        hint: 'One.',
        choices,
      } as never),
    )
  const group = attributes(of(await field('Please choose.'), /<fieldset[^>]*>/))
  expect(group['aria-invalid']).toBe('true')
  expect(group['aria-describedby']).toBe('which-hint which-error')
  const markup = await field()
  expect(attributes(of(markup, /<fieldset[^>]*>/))['aria-invalid']).toBeUndefined()
  expect(markup).toContain('<legend class="field__label">Which</legend>')
  expect(markup.match(/checked=""/g)).toHaveLength(1)
})

test('the initials of a person are for the eye, the name for all', async () => {
  const person = { name: 'Ana Lee', initials: 'AL' }
  const hidden = '<span class="person__initials" aria-hidden="true">AL</span>'
  expect(await markupOf(() => h(Person, { person, to: '/a' }))).toContain(hidden)
  const people = [{ ...person, memberId: 'a' }]
  const faces = await markupOf(() => h(Faces, { people, to: () => '/a' }))
  expect(faces).toContain(hidden)
  expect(faces).toContain('>Ana Lee</span>')
})

test('a table has a name, can be reached by keyboard where it scrolls, and its heads are heads', async () => {
  const markup = await markupOf(() =>
    h(Table, { heads: ['Who', 'Days'], label: 'Days led', children: h('tbody') }),
  )
  expect(attributes(of(markup, /<div[^>]*>/))).toMatchObject({
    role: 'region',
    'aria-label': 'Days led',
    tabindex: '0',
  })
  expect(markup.match(/<th scope="col">/g)).toHaveLength(2)
})

test('a row of a table is named by its head', async () => {
  const counted = {
    counts: [{ meaning: 'yes', count: 3 }],
    heard: 3,
    invited: 4,
    because: [],
    verdict: '',
  }
  const tally = await markupOf(() => h(TallyBars, { counted, options: [] } as never))
  expect(tally).toMatch(/<th scope="row">.*yes<\/th>/)
  expect(tally).toMatch(/<caption>.+<\/caption>/)
  expect(of(tally, /<svg class="tally__bar"[^>]*>/)).toContain('aria-hidden="true"')
  const bar = { role: 'lead', is: 'now', said: 'Ana', how: 'offered' }
  const bars = [
    { ...bar, from: '2026-01-05', to: '2026-02-01' },
    { ...bar, from: '2026-02-02', to: null },
  ]
  const lanes = await markupOf(() =>
    h(LanesTable, {
      lanes: [{ id: 'a', label: 'Garden', bars }],
      heads: { lane: 'Initiative', said: 'Who' },
      today: '2026-03-02',
    } as never),
  )
  expect(lanes.match(/<th scope="rowgroup" rowSpan="2">Garden/gi)).toHaveLength(1)
})

test('a picture of a month is one picture with a name that says what is closed', async () => {
  const month = { first: '2026-03-01', startsAt: 6, marks: Array(31).fill('school'), terms: [] }
  const markup = await markupOf(() =>
    h(Year, {
      caption: 'The school year',
      months: [month],
      closed: [{ name: 'Spring break', startsOn: '2026-03-23', endsOn: '2026-03-27' }],
      today: '2026-03-02',
    } as never),
  )
  const picture = attributes(of(markup, /<svg[^>]*>/))
  expect(picture.role).toBe('img')
  expect(picture['aria-label']).toContain('Spring break')
})

test('a column of the board is named by its heading', async () => {
  const around = { cards: [], people: [], school: 'pier', today: '2026-03-02', mayMove: true }
  const markup = await markupOf(() => h(BoardColumns, around))
  for (const stage of ['idea', 'pilot', 'extend', 'embed', 'paused', 'stopped'])
    expect([stage, markup]).toEqual([
      stage,
      expect.stringMatching(
        new RegExp(`<section[^>]*aria-labelledby="stage-${stage}"><h2 id="stage-${stage}">`),
      ),
    ])
})

const frame = (at: string, administer = false): Promise<string> => {
  const here = {
    school: { slug: 'pier', name: 'Pier' },
    me: { id: 'me', name: 'Ana Lee', initials: 'AL' },
    today: '2026-03-02',
    hasOwnClock: false,
    others: [],
    may: { administer, takePart: true },
    version: 1,
  }
  const children: ReactNode = h('h1', {}, 'Here')
  return markupOf(() => h(Shell, { here, children }), { at })
}

test('the way in which one is is marked: the page itself, or the room that it belongs to', async () => {
  const current = async (at: string) =>
    [...(await frame(at)).matchAll(/<a[^>]*aria-current="(\w+)"[^>]*>(\w+)<\/a>/g)].map(
      ([, how, label]) => `${label} ${how}`,
    )
  expect(await current('/s/pier/board')).toEqual(['Board page'])
  expect(await current('/s/pier/initiatives/4')).toEqual(['Board true'])
  expect(await current('/s/pier/decisions/4')).toEqual(['Decisions true'])
  expect(await current('/s/pier/calendar')).toEqual([])
})

test('each page begins with a way past its frame, and names its rooms', async () => {
  const markup = await frame('/s/pier/board')
  expect(markup).toMatch(/^<div class="shell"><a class="skip" href="#main">/)
  expect(markup).toMatch(/<main id="main"[^>]*tabindex="-1"/i)
  expect(markup).toContain('<nav class="shell__rooms" aria-label="Rooms of the school">')
  expect(markup).toContain('<span class="spoken">Ana Lee: my pages</span>')
  expect(markup).toMatch(/<img src="\/skein.svg" alt=""/)
})

test('the settings of the school are shown to administrators alone', async () => {
  const shown = async (administer: boolean) =>
    (await frame('/s/pier/board', administer)).includes('School settings')
  expect([await shown(true), await shown(false)]).toEqual([true, false])
})

test('the ways to other pages of a list say of which', async () => {
  const pages = (before?: string, earlier?: string) =>
    markupOf(() => h(Pages, { of: 'the log', before, earlier, to: () => '/' }))
  expect(await pages()).toBe('')
  expect(await pages('a')).toContain('<nav class="pages" aria-label="Pages of the log">')
})

test('in a chain of decisions the one that is shown is marked', async () => {
  const link = { state: 'decided', outcome: 'passed', on: null, supersedes: null, reviews: [] }
  const chain = [1, 2].map((number) => ({ ...link, number, question: 'Trees?' }))
  const here = { slug: 'pier', number: 2, today: '2026-03-02' }
  const markup = await markupOf(() => h(Chain, { chain, here } as never))
  expect([...markup.matchAll(/aria-current="page"[^>]*>(\d)/g)].map(([, one]) => one)).toEqual([
    '2',
  ])
})
