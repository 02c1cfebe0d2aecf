export const http = [
  {
    room: 'http',
    in: 'app/http/cookies.server.ts',
    tests: ['tests/routes/http/cookies-and-headers.test.ts'],
    each: [
      ['; HttpOnly', ''],
      ['; SameSite=Lax', ''],
      ["'; Secure'", "''"],
      ['`__Host-${name}`', 'name'],
    ],
  },
  {
    room: 'http',
    in: 'app/http/protect.server.ts',
    tests: ['tests/routes/http/cookies-and-headers.test.ts'],
    each: [
      ['frameAncestors: ["\'none\'"],', ''],
      [
        'strictTransportSecurity: secure ? { maxAge: 63_072_000 } : false',
        'strictTransportSecurity: false',
      ],
      ["referrerPolicy: { policy: 'same-origin' },", ''],
      ['baseUri: ["\'none\'"],', ''],
    ],
  },
]
