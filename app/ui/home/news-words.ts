import { stanceWords } from '../../vocabulary'
import type { Stance } from '../../vocabulary'
import type { News } from '../../domain/home/news'

const began = {
  lead: 'began to lead',
  follow: 'began to follow',
  shadow: 'began to shadow',
  'goes on': 'leads again',
}
const ended = {
  lead: 'finished leading',
  follow: 'finished following',
  shadow: 'finished shadowing',
}
/** One piece of news as a sentence. */
export const sentences: Record<News['kind'], (piece: News) => string> = {
  'turn began': ({ about, text, from }) => {
    if (text === 'stands in') return `${about} stands in as lead${from ? ` for ${from}` : ''}`
    return from && text !== 'goes on'
      ? `${about} took over the lead from ${from}`
      : `${about} ${began[text as keyof typeof began]}`
  },
  'turn ended': ({ about, text }) => `${about} ${ended[text as keyof typeof ended]}`,
  update: ({ who, text }) => `${who} wrote an update: ${text}`,
  correction: ({ who, text }) => `${who} corrected an update: ${text}`,
  stance: ({ who, text }) => `${who} answered your update: ${stanceWords[text as Stance]}`,
  decision: () => 'Decided',
  proposal: ({ who }) => `${who} proposed this`,
  version: ({ who }) => `${who} amended the proposal`,
  withdrawn: ({ who }) => `${who} withdrew the proposal`,
  started: ({ who, text }) =>
    `${who} started this${text === 'idea' ? '' : `, and moved it to ${text}`}`,
  stopped: ({ who, text }) => `${who} stopped this${text && `. What was learned: ${text}`}`,
  stage: ({ who, text }) => `${who} moved this to ${text}`,
  thanks: ({ who, text }) => `${who} thanks you: ${text}`,
  chosen: ({ who, text }) => `${who} said yes to your offer${text && `: ${text}`}`,
  'thanks for offering': ({ who, text }) => `${who} thanks you for offering${text && `: ${text}`}`,
  'another leads': ({ text }) => text,
  'offer came back': ({ text }) => `Your offer was withdrawn${text && `: ${text}`}`,
  'said no': ({ who, text }) => `${who} cannot this time${text && `: ${text}`}`,
  'will not sponsor': ({ who, text }) => `${who} cannot sponsor this now${text && `: ${text}`}`,
}
