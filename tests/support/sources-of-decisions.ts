// The sources of the room `decisions`, as its tests of refusals share them out. What is in none of
// these lists is tried in refusals.test.ts.

export const proposing = ['drafts.ts', 'proposals.ts']
export const choosing = ['participants.ts', 'templates.ts']
export const answering = ['responses.ts', 'nudges.ts', 'thread.ts']
export const correcting = ['entries.ts']
export const objecting = ['objections.ts', 'rounds.ts', 'standing-objections.ts']
export const reading = ['version-read.ts', 'word-changes.ts', 'state.ts']
export const recording = ['decided-in-room.ts', 'reviews.ts']
