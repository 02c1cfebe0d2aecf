import type { Authority, Meaning, Method, Reveal } from './decisions'

/** One way to answer: its meaning is fixed, its words are the school's own. */
export type Option = {
  meaning: Meaning
  label: string
  icon: string
  means: string
  prompt: string
  reason: boolean
}

/**
 * How one decision is taken: a method with its options, thresholds and manners, copied onto the
 * decision before anyone responds. `threshold` is per cent of those not abstaining (gradients) or
 * 50 / 67 (majority: half, two-thirds); `quorum` per cent of those invited.
 */
export type Rules = {
  method: Method
  options: Option[]
  threshold: number
  quorum: number
  reveal: Reveal
  earlyClose: boolean
  secret: boolean
}

/** The signs that an answer may carry beside its label: a drawing, or a number. */
export const drawings = ['yes', 'concern', 'stop', 'turn', 'pause', 'speak'] as const
export const icons = [...drawings, '0', '1', '2', '3', '4', '5', '6', '7', '8'] as const

type Words = [meaning: Meaning, label: string, icon: string, means: string, prompt?: string]

const option = ([meaning, label, icon, means, prompt = '']: Words): Option => ({
  meaning,
  label,
  icon,
  means,
  prompt: prompt || 'Would you like to say why?',
  reason: prompt !== '',
})

const consent: Words[] = [
  ['consents', 'Consent', 'yes', 'Good enough for now, safe enough to try.'],
  [
    'has a concern',
    'Consent with a concern',
    'concern',
    'Go ahead; what worries me is written down.',
    'What concerns you?',
  ],
  [
    'objects',
    'Objection',
    'stop',
    'I see a harm to our aim. It is worked into the proposal, not outvoted.',
    'How would this harm our aim?',
  ],
]
const gradients: Words[] = [
  ['endorses', 'Whole-hearted endorsement', '1', 'I really like it.'],
  ['agrees with a point', 'Agreement with a minor point', '2', 'Not perfect, and good enough.'],
  ['supports with reservations', 'Support with reservations', '3', 'I can live with it.'],
  ['abstains', 'Abstain', '4', 'This does not affect me, or I have no view.'],
  [
    'wants discussion',
    'More discussion needed',
    '5',
    'I do not understand it well enough yet.',
    'What do you need to talk about?',
  ],
  [
    'dislikes but supports',
    'Don’t like it, but will support',
    '6',
    'It is not great; I will not stand in the way.',
  ],
  [
    'disagrees seriously',
    'Serious disagreement',
    '7',
    'I am not on board. This needs an answer.',
    'What do you disagree with?',
  ],
  ['vetoes', 'Veto', '8', 'I block this proposal.', 'Why must this not go ahead?'],
]
const hands: Words[] = [
  ['five', 'Five', '5', 'Best: I will help to lead it.'],
  ['four', 'Four', '4', 'Good.'],
  ['three', 'Three', '3', 'I can live with it.'],
  ['two', 'Two', '2', 'Minor issues to discuss first.', 'What would need to change?'],
  ['one', 'One', '1', 'A major concern.', 'What would need to change?'],
  ['zero', 'Zero', '0', 'I block it.', 'What would need to change?'],
]
const advice: Words[] = [
  ['supports', 'Support', 'yes', 'I would go ahead.', 'What is your advice?'],
  ['cautions', 'Caution', 'concern', 'Watch out for this.', 'What is your advice?'],
  [
    'suggests another way',
    'Another way',
    'turn',
    'I would do it differently.',
    'What is your advice?',
  ],
]
const majority: Words[] = [
  ['yes', 'Yes', 'yes', 'I am for it.'],
  ['no', 'No', 'stop', 'I am against it.'],
  ['abstains', 'Abstain', 'pause', 'I am heard, and do not tip the scale.'],
]
const input: Words[] = [
  [
    'gives input',
    'Input',
    'speak',
    'What the lead should know before deciding.',
    'What should the lead know?',
  ],
]

const rules = (method: Method, options: Words[], more: Partial<Rules>): Rules => ({
  method,
  options: options.map(option),
  threshold: 0,
  quorum: 50,
  reveal: 'as they come',
  earlyClose: true,
  secret: false,
  ...more,
})

/** What is said to someone who gives an answer that comes with a reason, and no reason. */
export const reasonAsked = ({ label, prompt }: Pick<Option, 'label' | 'prompt'>) =>
  `“${label}” comes with a reason. ${prompt}`

/** The six methods as they come; a school may keep its own versions of each beside them. */
export const builtIn: Record<Method, Rules> = {
  consent: rules('consent', consent, {}),
  'gradients of agreement': rules('gradients of agreement', gradients, {
    threshold: 80,
    reveal: 'together',
  }),
  'fist to five': rules('fist to five', hands, { reveal: 'together' }),
  'advice process': rules('advice process', advice, { quorum: 0 }),
  majority: rules('majority', majority, { threshold: 50, reveal: 'together' }),
  'lead decides after input': rules('lead decides after input', input, { quorum: 0 }),
}

/** Who decides, as a form asks it. */
export const lastWords: Record<Authority, { label: string; hint: string }> = {
  decides: { label: 'We decide', hint: 'What is settled here is done.' },
  recommends: {
    label: 'We recommend',
    hint: 'We say together what should be done. Someone else, such as the board or bargaining, decides.',
  },
  advises: {
    label: 'We advise',
    hint: 'We say how we see it. Those who decide hear us as one voice among others.',
  },
}

/**
 * What each method cannot work without; a school may leave any other answer out of its own version.
 */
export const needed: Record<Method, readonly Meaning[]> = {
  consent: ['consents', 'objects'],
  'gradients of agreement': ['endorses', 'disagrees seriously', 'vetoes'],
  'fist to five': ['five', 'three', 'two', 'zero'],
  'advice process': ['supports', 'cautions'],
  majority: ['yes', 'no'],
  'lead decides after input': ['gives input'],
}

/** In a line: what each is for. */
export const methodUses: Record<Method, string> = {
  consent: 'For what matters, and can be tried and changed.',
  'gradients of agreement': 'For what is hard to undo, and all of you carry.',
  'fist to five': 'For a quick look at who still has doubts.',
  'advice process': 'For what a few carry out, and others feel.',
  majority: 'For small things that have to be settled while you are apart.',
  'lead decides after input': 'For small things that one person can decide.',
}

/** In a line: how each goes, and what makes it pass. */
export const methodLines: Record<Method, string> = {
  consent:
    'Passes when nobody sees a harm to the aim that is still open. Objections improve the proposal.',
  'gradients of agreement':
    'Shows how strongly each person stands behind it, on eight steps. Passes at a threshold said beforehand.',
  'fist to five':
    'Everyone holds up zero to five, all at once. Passes when every hand is at three or above.',
  'advice process':
    'One person decides, after hearing someone affected and someone who knows the matter.',
  majority: 'More yes than no. Quick, and it leaves a minority behind. May be a secret ballot.',
  'lead decides after input': 'The lead decides, and answers every input.',
}
