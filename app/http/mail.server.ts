import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { settings } from './config.server'

/** One mail: a few plain paragraphs and the page it leads to, by its path. */
export type Letter = { to: string; subject: string; text: string; path: string }
export type KeptLetter = Letter & { id: string; writtenAt: string }

/** Sends a letter by SMTP_URL; without one it is kept as a file in DATA_DIR/mail, readable by Skein's own user only. */
export async function send(letter: Letter) {
  const { smtpUrl, mailFrom, appUrl = '' } = settings()
  if (!smtpUrl) return keep(letter)
  const { to, subject, text, path } = letter
  const from = mailFrom ?? `Skein <skein@${new URL(appUrl).hostname}>`
  await post(smtpUrl).sendMail({ from, to, subject, text: `${text}\n\n${appUrl}${path}\n` })
}

/** The letters kept in place of being sent, newest first. */
export async function keptLetters(): Promise<KeptLetter[]> {
  const names = (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.json'))
  const newest = names.sort().reverse().slice(0, 100)
  return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(folder(), name), 'utf8')) as KeptLetter))
}

const folder = () => join(settings().dataDir, 'mail')

let opened: ReturnType<typeof createTransport> | undefined
const post = (url: string) => (opened ??= createTransport(url, { connectionTimeout: 10_000, socketTimeout: 20_000 } as never))

async function keep(letter: Letter) {
  const kept: KeptLetter = { ...letter, id: randomUUID(), writtenAt: new Date().toISOString() }
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  await writeFile(join(folder(), `${kept.writtenAt.replaceAll(':', '-')}-${kept.id}.json`), JSON.stringify(kept, null, 2), { mode: 0o600 })
}
