/** Words that no page says, each with what it says instead (the design's table of plain words). */
export const notSaid: [pattern: RegExp, instead: string][] = [
  [/Guests look on/i, 'You are a guest: you can read but not act.'],
  [/They lead this already, beside/i, 'They already co-lead this.'],
  [/\blies behind\b/i, 'That day has passed.'],
  [/not open to you here/i, 'You can’t do this right now.'],
  [/\btake it back\b/i, 'Withdraw, and what'],
  [/Named in it/i, 'You had chosen'],
  [/Seen through by/i, 'Responsible'],
  [/\blast word\b/i, 'Who decides'],
  [/Take it up again/i, 'Propose again'],
  [/It is out of the way|came out of the way/i, 'Mark as cleared'],
  [/Take it as Markdown|It also prints well/i, 'Download as Markdown'],
  [/\bput up an? (new )?initiative\b|>Put up</i, 'New initiative'],
  [/\bNarrow(ed)? down\b/i, 'Filter'],
  [/What would suit/i, 'Suggest a method'],
  [/seats? of the lead\b/i, 'lead'],
  [/How the lead goes on/i, 'What happens next'],
  [/How the lead has moved/i, 'Who has led'],
  [/offer came back to you/i, 'Your offer was withdrawn'],
  [/\bnought\b/i, 'zero'],
  [/for want of/i, 'is not set'],
  [/\bback(ed|s|ing)? up\b(?! to)/i, 'slow down'],
  [/fortnight/i, 'two weeks, biweekly'],
  [/\b(dis)?honour/i, 'honor'],
  [/organis(e|ed|er|ing|ation)/i, 'organize'],
  [/criticis(e|ed|ing)\b/i, 'criticize'],
  [/counsellor/i, 'counselor'],
  [/timetable/i, 'schedule'],
  [
    /\b(colour|favour|behaviour|neighbour|labour|programme|centre|theatre|grey|learnt|whilst|practise)/i,
    'the American spelling',
  ],
  [
    /(recogn|real|summar|apolog|priorit|final|emphas|util)is(e|es|ed|ing)\b/i,
    'the American spelling',
  ],
  [/One thing, one person, one day/i, 'nothing'],
  [/answers and manners/i, 'Show its answers'],
  [/Offers that stand/i, 'Offers'],
  [/You have asked nobody/i, 'nothing'],
  [/\bwhoever\b/i, 'the person who, those who'],
  [/\bbeside (it|them|you\b(?!, and quiet)|your|the lead|those)\b/i, 'next to, with, or also'],
  [/Who leads beside/i, 'Others who lead this'],
  [/wish(es)? to have known/i, 'wishes they had known'],
  [/Whose it is/, 'Who did it'],
  [/For another it is/i, 'If it was someone else'],
  [/They shadow \w+ before/i, 'How long they shadow me first'],
  [/\ba (person|line|file) a \w+/i, 'one per'],
  [/stands (open|until|beside|for (them|you) alone)\b/i, 'is open, is for them alone'],
  [/\bWho is away\b/, 'someone who is away'],
  [/\b(lies|lie) (in|ahead|before|within)\b/i, 'is'],
  [/\bput it up\b/i, 'start'],
  [/\bstands? (here|under|on (its|their|your)|in its|by now|already|nowhere)\b/i, 'is'],
]

/** Those of these words that a text says, with what it should. */
export function unplainIn(text: string) {
  return notSaid.flatMap(([pattern, instead]) => {
    const said = pattern.exec(text)
    return said
      ? [`“${text.slice(Math.max(0, said.index - 30), said.index + 40)}” → ${instead}`]
      : []
  })
}
