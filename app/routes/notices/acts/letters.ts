import { may } from '../../../domain/acting'
import { chooseLetters, letterHabitOf } from '../../../domain/notices/notices'
import { memberForms } from '../../../forms/member-acts'
import { letterHabits } from '../../../vocabulary'
import { asChoices } from '../../acts/shared-fields'
import type { MemberAct } from '../../members/acts/member-act'

export const act: MemberAct<typeof memberForms.letters> = {
  title: 'Letters to me',
  lede: 'What you are asked, which hand-overs of yours are near, and what became of your offers. All of it is on your Home page as well.',
  submit: 'Save',
  schema: memberForms.letters,
  isOpen: (acting, { id }) => may.editProfile(acting, id),
  fields: async ({ acting }) => [
    {
      name: 'letters',
      kind: 'choice',
      label: 'How often may Skein write to you?',
      hint: 'Never in quiet hours, at weekends, on closed days, on days you do not work, or while you are on leave.',
      choices: asChoices(letterHabits, hints),
      value: await letterHabitOf(acting),
    },
  ],
  edits: { kind: 'member' },
  perform: ({ acting }, id, { letters }) => chooseLetters(acting, id, letters),
}

const hints = {
  'once a day': 'One letter on a school morning, when there is something.',
  'at once': 'A letter as soon as there is something, several a day perhaps.',
  never: 'No letters. What is asked of you is on Home.',
}
