import type { Stage } from '../vocabulary'

/** The stages that are entered with words: to stop is to write down the lesson. */
export const stagesWithWords: readonly Stage[] = ['stopped']

// What is paused or stopped is in no stage of the way from an idea to a habit.
const isApart = (stage: Stage): stage is 'paused' | 'stopped' =>
  stage === 'paused' || stage === 'stopped'

/** That an initiative is at a stage: "is in pilot", "is paused". */
export const inStage = (stage: Stage) => (isApart(stage) ? `is ${stage}` : `is in ${stage}`)

/** That someone moved it to a stage: "moved Attendance to pilot", "paused Attendance". */
export const toStage = (stage: Stage, title: string) =>
  isApart(stage) ? `${stage} ${title}` : `moved ${title} to ${stage}`
