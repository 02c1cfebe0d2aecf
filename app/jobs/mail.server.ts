import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { PlainError } from '../../db/faults'
import { settings } from '../http/config.server'
import type { Job } from './job'

/**
 * One mail: a few plain paragraphs and the page it leads to, by its path; and, where letters come
 * again and again, the path that ends them.
 */
export type Letter = { to: string; subject: string; text: string; path: string; stop?: string }
export type KeptLetter = Letter & { id: string; writtenAt: string; link: string }

/**
 * Sends a letter by SMTP_URL; without one it is kept as a file in DATA_DIR/mail, readable by
 * Skein's own user only. A job may be tried again after it was done, so both know a letter by its
 * job: a file is written over itself, and a mail sent twice carries one Message-ID, by which mail
 * programs show it once. More cannot be had: mail is delivered at least once.
 */
export async function send(letter: Letter, job: Job) {
  const { smtpUrl } = settings()
  if (smtpUrl) await post(smtpUrl, letter, idOf(job))
  else await keep(letter, job)
}

/** The letters kept in place of being sent, newest first. */
export async function keptLetters(): Promise<KeptLetter[]> {
  const names = (await readdir(mailFolder()).catch(() => [])).filter((name) =>
    name.endsWith('.json'),
  )
  const newest = names.sort().reverse().slice(0, 100)
  return Promise.all(
    newest.map(
      async (name) => JSON.parse(await readFile(join(mailFolder(), name), 'utf8')) as KeptLetter,
    ),
  )
}

export const mailFolder = ({ dataDir } = settings()) => join(dataDir, 'mail')

async function post(url: string, { to, subject, text, path, stop }: Letter, id: string) {
  const { hostname } = new URL(linkTo('/'))
  const from = settings().mailFrom ?? `Skein <skein@${hostname}>`
  opened ??= createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  await opened
    .sendMail({
      from,
      to,
      subject,
      headers: stop === undefined ? {} : stopping(linkTo(stop)),
      messageId: `<${id}@${hostname}>`,
      text: `${text}\n\n${linkTo(path)}\n`,
    })
    .catch((error: unknown) => {
      throw refused(error)
    })
}

// Mail programs show a button of their own for it; one click sends a POST (RFC 8058). No holiday
// answer comes back to a letter that no person wrote.
const stopping = (link: string) => ({
  'List-Unsubscribe': `<${link}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'Auto-Submitted': 'auto-generated',
})

let opened: ReturnType<typeof createTransport> | undefined

// What a mail server says often names the address: only its numbers are kept.
function refused(error: unknown) {
  const { code = 'no code', responseCode = 'no answer' } = error as {
    code?: string
    responseCode?: number
  }
  return new PlainError(`The mail server did not take a letter (${code}, ${responseCode}).`)
}

async function keep(letter: Letter, job: Job) {
  const kept: KeptLetter = {
    ...letter,
    id: idOf(job),
    writtenAt: job.since,
    link: linkTo(letter.path),
  }
  const place = join(mailFolder(), `${job.since.replaceAll(':', '-')}-${kept.id}.json`)
  await mkdir(mailFolder(), { recursive: true, mode: 0o700 })
  // Under its name it is whole or not there.
  await writeFile(`${place}.part`, JSON.stringify(kept, null, 2), { mode: 0o600 })
  await rename(`${place}.part`, place)
}

/** The whole address of one of our pages, as a letter needs it. */
export const linkTo = (path: string) => `${settings().appUrl ?? ''}${path}`
const idOf = ({ id, since }: Job) => `${Date.parse(since).toString(36)}.${id}`
