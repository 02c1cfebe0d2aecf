import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { builtIn } from '../../domain/decisions/methods'
import { ensure } from '../../domain/refusal'
import { endTemplate, keepTemplate, templateById } from '../../domain/decisions/templates'
import { Template, TemplateEnd } from '../../forms/decision-methods'
import { goTo, notHere } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act, edit, page } from '../../http/in-school.server'
import { paths, withQuery } from '../../paths'
import { ButtonForm } from '../../ui/kit/button-form'
import { CheckField, ChoiceField } from '../../ui/kit/choice-fields'
import { FieldError, SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/kit/form'
import { rowsOf } from '../../ui/kit/conform'
import { Heading } from '../../ui/kit/heading'
import { OptionIcon } from '../../ui/decisions/option-icon'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { methods, reveals } from '../../vocabulary/decisions'
import { drawings, icons } from '../../vocabulary/decision-methods'
import { shown } from './template-shown'
import { templateIdIn, templateIn } from './template-now'
import { writtenAs } from './template-fields'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'A way of deciding · Skein' }]

export const handle = shows('school')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  ensure(may.keepTemplates(here.acting), 'Ways of deciding are kept by owners and admins.')
  const id = templateIdIn(here)
  if (id) return shown(await templateById(id))
  const method = methods.find((word) => word === here.url.searchParams.get('method')) ?? notHere()
  return shown({ id: null, name: '', method, rules: builtIn[method] })
})

const keep = edit(
  Template,
  templateIn,
  async (here, form) => (
    await keepTemplate(here.acting, form, templateIdIn(here)),
    goTo(confirmed(paths.methods(here.school), 'method.kept'))
  ),
  { makes: (here) => !templateIdIn(here) },
)
const end = act(
  TemplateEnd,
  async (here) => (
    await endTemplate(here.acting, templateIdIn(here) ?? notHere()),
    goTo(confirmed(paths.methods(here.school), 'method.ended'))
  ),
)

export function action(args: ActionFunctionArgs) {
  return new URL(args.request.url).searchParams.has('end') ? end(args) : keep(args)
}

const drawn: Record<(typeof drawings)[number], string> = {
  yes: 'a tick',
  concern: 'a warning sign',
  stop: 'a stop sign',
  turn: 'a turn',
  pause: 'a pause',
  speak: 'a speech bubble',
}
const signs = icons.map((value) => ({
  value: value as string,
  label: value in drawn ? drawn[value as keyof typeof drawn] : `the number ${value}`,
}))

type OptionField = 'label' | 'icon' | 'means' | 'prompt' | 'reason' | 'leftOut'

export default function MethodTemplate() {
  const { id, name, method, rules } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const written = writtenAs({ id, name, method, rules })
  const defaults = { ...written, method }
  const [form, fields] = useSchoolForm(Template, {
    id: `template ${method}`.replaceAll(' ', '-'),
    defaults,
  })
  const options = rowsOf<OptionField>(fields.options)
  return (
    <>
      <Heading
        title={id ? name : 'Our own way of deciding'}
        lede={`Built on ${method}. What each answer means stays; its words and its sign are yours, and some answers may be left out.`}
        above={<Link to={paths.methods(slug)}>Ways of deciding</Link>}
      />
      <SchoolForm
        form={form}
        submit={id ? 'Save it' : 'Add it'}
        was={id ? written : undefined}
        cancelTo={paths.methods(slug)}
      >
        <input type="hidden" name="method" value={method} />
        <TextField field={fields.name} label="Name" hint="Like “consent in staff meetings”." />
        {method === 'gradients of agreement' && (
          <TextField
            field={fields.threshold}
            label="Threshold"
            hint="Per cent of those not abstaining who must be at 1 to 3."
            type="number"
            min={1}
            max={100}
          />
        )}
        {method === 'majority' && (
          <SelectField
            field={fields.threshold}
            label="What is needed"
            choices={[
              { value: '50', label: 'more yes than no' },
              { value: '67', label: 'two-thirds: twice as many yes as no' },
            ]}
          />
        )}
        <TextField
          field={fields.quorum}
          label="Quorum"
          hint="Per cent of those invited who must respond."
          type="number"
          min={0}
          max={100}
        />
        <ChoiceField
          field={fields.reveal}
          label="Responses show"
          choices={reveals.map((value) => ({
            value,
            label: value === 'together' ? 'together, at the close' : value,
          }))}
        />
        <CheckField
          field={fields.earlyClose}
          label="May close before the deadline, once everyone is heard"
        />
        {method === 'majority' && <CheckField field={fields.secret} label="Secret ballot" />}
        <div>
          <h2>The answers</h2>
          <p className="quiet">
            What you leave empty stays as {method} brings it: those words stand in the field in
            gray.
          </p>
        </div>
        {rules.options.map((option, place) => {
          const own = options[place]
          if (!own) return null
          return (
            <fieldset key={option.meaning} className="field template__option">
              <legend className="field__label">
                <OptionIcon name={option.icon} /> What means “{option.meaning}”
              </legend>
              <TextField
                field={own.label}
                label="Label"
                placeholder={option.comes.label}
                optional
              />
              <SelectField
                field={own.icon}
                label="Sign"
                choices={signs.filter(
                  ({ value }) =>
                    value === option.comes.icon || value === option.icon || !/\d/.test(value),
                )}
              />
              <TextField
                field={own.means}
                label="In a line"
                placeholder={option.comes.means}
                optional
              />
              <TextField
                field={own.prompt}
                label="Asks"
                placeholder={option.comes.prompt}
                optional
              />
              <CheckField field={own.reason} label="Comes with a reason" />
              {option.isNeeded ? (
                <FieldError field={own.leftOut} />
              ) : (
                <CheckField field={own.leftOut} label="Leave this answer out" />
              )}
            </fieldset>
          )
        })}
      </SchoolForm>
      {id && (
        <div className="template__end">
          <p className="quiet">Decisions already drafted keep its rules.</p>
          <ButtonForm action={withQuery(paths.methodTemplate(slug, id), { end: 'yes' })}>
            Stop offering it
          </ButtonForm>
        </div>
      )}
    </>
  )
}
