import type { SubmissionResult } from '@conform-to/react'
import { useActionData } from '@remix-run/react'
import { decidingForms, Respond, respondBy } from '../../forms/decisions'
import type { Meaning } from '../../vocabulary/decisions'
import { CheckField, ChoiceField } from '../kit/choice-fields'
import { described } from '../kit/field'
import { FieldError, LongField, SchoolForm, useSchoolForm } from '../kit/form'
import { OptionIcon } from './option-icon'
import { useHeld } from '../kit/form-state'
import { mentionHint } from '../kit/mentions'

export type OptionShown = {
  meaning: Meaning
  label: string
  icon: string
  means: string
  prompt: string
  reason: boolean
}
type Mine = { choice: string | null; reason: string; isHeard: boolean }

/** The forms of a decision's page by their ids. */
export const [responding, speaking] = ['respond', 'thread']

type RespondProps = {
  action: string
  options: OptionShown[]
  mine: Mine
  read: string
  own: string
  isSecret: boolean
  note?: string | undefined
}

/**
 * The answers a member may give, each with what it means; where a reason is asked, the prompt says
 * which.
 */
export function RespondForm({ action, options, mine, read, own, isSecret, note }: RespondProps) {
  const [form, fields] = useSchoolForm(isSecret ? Respond : respondBy(options), {
    id: responding,
    defaults: { choice: mine.choice ?? undefined, reason: mine.reason },
  })
  return (
    <SchoolForm
      form={form}
      submit={mine.isHeard ? 'Change my response' : 'Give my response'}
      action={action}
      unkept={isSecret}
    >
      <input type="hidden" name={fields.read.name} value={useHeld(responding, read)} />
      <input type="hidden" name={fields.own.name} value={useHeld(responding, own)} />
      {note && <p className="notice">{note}</p>}
      <fieldset className="field options" {...described(fields.choice, undefined)}>
        <legend className="field__label">
          {mine.isHeard
            ? isSecret
              ? 'You have voted. You may change it until the close.'
              : 'Your response, which you may change until the close'
            : 'How do you respond?'}
        </legend>
        {options.map(({ meaning, label, icon, means, prompt, reason }, place) => (
          <label key={meaning} className="options__one" data-meaning={meaning.replaceAll(' ', '-')}>
            <input
              type="radio"
              name={fields.choice.name}
              value={meaning}
              id={place === 0 ? fields.choice.id : undefined}
              defaultChecked={fields.choice.initialValue === meaning}
            />
            <OptionIcon name={icon} />
            <span>
              <span className="choices__label">{label}</span>
              <span className="choices__hint">
                {means}
                {reason && !isSecret && ` Comes with a reason: ${prompt}`}
              </span>
            </span>
          </label>
        ))}
        <FieldError field={fields.choice} />
      </fieldset>
      {!isSecret && (
        <LongField
          field={fields.reason}
          label="Why"
          rows={3}
          hint={
            options.every(({ reason }) => reason)
              ? undefined
              : 'Some answers come with a reason; it always helps.'
          }
          optional={!options.some(({ reason }) => reason)}
        />
      )}
    </SchoolForm>
  )
}

export const overWhileWriting = 'This was closed while you were writing. Copy what you still need.'

/**
 * What was refused to someone who can no longer respond here: why, and the reason they had written.
 */
export function NotTaken() {
  const { result } = (useActionData() as { result?: SubmissionResult<string[]> } | undefined) ?? {}
  const sentences = Object.values(result?.error ?? {}).flatMap((said) => said ?? [])
  if (!sentences.length) return null
  const reason = result?.initialValue?.reason
  return (
    <div className="form__refused" role="alert">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {typeof reason === 'string' && reason && <p>What you had written: “{reason}”</p>}
    </div>
  )
}

const kinds = [
  { value: 'contribution', label: 'I contribute', hint: 'A fact, an idea, an offer.' },
  { value: 'view', label: 'I offer a view', hint: 'How I see it.' },
  { value: 'criticism', label: 'I criticize', hint: 'It is open until it is answered.' },
]

/** The thread's form: the three kinds stand side by side, and each is one choice away. */
export function SpeakForm({
  action,
  read,
  isOver,
}: {
  action: string
  read: string
  isOver: boolean
}) {
  const [form, fields] = useSchoolForm(decidingForms.thread, {
    id: speaking,
    defaults: { kind: 'contribution' },
    isAnsweredElsewhere: true,
  })
  return (
    <SchoolForm form={form} submit="Say it" action={action}>
      <input type="hidden" name={fields.read.name} value={useHeld(speaking, read)} />
      {isOver && <p className="notice">{overWhileWriting}</p>}
      <div className="kinds">
        <ChoiceField field={fields.kind} label="Speak up" choices={kinds} />
      </div>
      <LongField field={fields.body} label="In your words" rows={3} hint={mentionHint} mentions />
      <CheckField
        field={fields.isQuestion}
        label="It is a question"
        hint="It is shown as unanswered until someone answers."
      />
    </SchoolForm>
  )
}
