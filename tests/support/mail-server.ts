import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Received = { from: string; to: string; messageId: string; head: string; text: string }

/**
 * A real mail server on 127.0.0.1. It may be told to refuse everybody, naming them, to take letters
 * and be silent until it is told to answer, or to take its time over each.
 */
export async function startMailServer() {
  const received: Received[] = []
  const unanswered: (() => void)[] = []
  const mood = { refuses: false, silent: false, pauseMs: 0 }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        mood.refuses
          ? Object.assign(new Error(`nobody of the name ${address} lives here`), {
              responseCode: 550,
            })
          : null,
      ),
    onData: (stream, { envelope }, done) =>
      void text(stream).then(
        (raw) => {
          received.push({
            ...partsOf(raw),
            to: envelope.rcptTo.map(({ address }) => address).join(),
          })
          if (mood.silent) unanswered.push(done)
          else setTimeout(done, mood.pauseMs)
        },
        // Who was sending died in the middle: nothing has come.
        () => done(),
      ),
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    mood,
    answer: () => unanswered.splice(0).forEach((done) => done()),
    stop: () => new Promise<void>((done) => server.close(done)),
  }
}

function partsOf(raw: string) {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const header = (name: string) => new RegExp(`^${name}: *(.+)$`, 'im').exec(head)?.[1] ?? ''
  return {
    from: header('From'),
    messageId: header('Message-ID'),
    head: head.replaceAll(/\r\n\s+/g, ' '),
    text: body
      .join('\n\n')
      .replaceAll(/=\r?\n/g, '')
      .replaceAll('=3D', '='),
  }
}
