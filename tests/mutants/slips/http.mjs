const unbuilt = ['tests/http/protected.test.ts']

export const http = [
  {
    room: 'http',
    in: 'app/http/cookies.server.ts',
    tests: unbuilt,
    each: [
      ['; HttpOnly', ''],
      ['; SameSite=Lax', ''],
      ["'; Secure'", "''"],
      ['`__Host-${name}`', 'name'],
      ['; Path=/', ''],
      ['[\\w-]{43}', '[\\w-]+'],
      ['`${nameOf(name)}=`)', '`${nameOf(name)}`)'],
    ],
  },
  {
    room: 'http',
    in: 'app/http/one-time-cookie.server.ts',
    tests: unbuilt,
    each: [
      ['HttpOnly; ', ''],
      ['SameSite=Strict', 'SameSite=None'],
      ["isSecure ? '; Secure' : ''", "''"],
      ["cookie('', new URL(request.url).pathname, 0)", "cookie('', '/', 0)"],
    ],
  },
  {
    room: 'http',
    in: 'app/http/protect.server.ts',
    tests: unbuilt,
    each: [
      ['frameAncestors: ["\'none\'"],', ''],
      [
        'strictTransportSecurity: secure ? { maxAge: 63_072_000 } : false',
        'strictTransportSecurity: false',
      ],
      ['secure ? { maxAge: 63_072_000 } : false', '{ maxAge: 63_072_000 }'],
      ["referrerPolicy: { policy: 'same-origin' },", ''],
      ['baseUri: ["\'none\'"],', ''],
      ['objectSrc: ["\'none\'"],', ''],
      ['formAction: ["\'self\'"],', ''],
      ['nonce, "\'strict-dynamic\'"', 'nonce'],
      ["['GET', 'HEAD', 'POST']", "['GET', 'HEAD', 'POST', 'PUT']"],
      ['(headersDistinct.host?.length ?? 0) > 1', 'false'],
      ['!/\\p{Cc}/u.test(decodeURIComponent(path))', 'decodeURIComponent(path) !== undefined'],
      [' && !/[/\\\\?#@\\s]/.test(host.trim())', ''],
      ['if (host && host === ours)', 'if (false)'],
      ['!host ||\n', ''],
      ["request.method === 'GET' || ", ''],
    ],
  },
  {
    room: 'http',
    in: 'app/http/body-length.server.ts',
    tests: [...unbuilt, 'tests/http'],
    each: [
      ['> largestBody', '>= largestBody'],
      ['> largestBody', '> 2 * largestBody'],
    ],
  },
  {
    room: 'http',
    in: 'app/http/answers.server.ts',
    tests: unbuilt,
    each: [
      ["site === 'same-origin' || site === 'none'", "site !== 'cross-site'"],
      ['site ? site', 'false ? site'],
      [' || origin === settings().appUrl', ''],
      ['ownPath(isSaid ? way.path : way, fallback)', 'isSaid ? way.path : way'],
      ['redirect(path, 303)', 'redirect(path, 302)'],
    ],
  },
  {
    room: 'http',
    in: 'app/http/submission.server.ts',
    tests: ['tests/http/refused-forms.test.ts'],
    each: [
      ["['password', 'current']", "['password']"],
      ["['password', 'current']", "['current']"],
      ['read.reply({ hideFields }), 422, more', 'read.reply(), 422, more'],
      ['...placed(refusal, schema), hideFields }', '...placed(refusal, schema) }'],
      ['formErrors: [sentence], hideFields }', 'formErrors: [sentence] }'],
      ['statuses[refusal.kind]', '422'],
    ],
  },
  {
    room: 'http',
    in: 'app/http/form-body.server.ts',
    tests: ['tests/http/refused-forms.test.ts'],
    each: [
      ['time > 1 && field.most === 1', 'false'],
      ['count > mostFields', 'count >= mostFields'],
      ['count > mostFields', 'count > 2 * mostFields'],
    ],
  },
]
