const tests = ['tests/ui/read-aloud.test.ts']

export const ui = [
  {
    room: 'ui',
    in: 'app/ui/kit/field.tsx',
    tests,
    each: [
      ["'aria-invalid': field.errors?.length ? true : undefined,", ''],
      ["field.errors?.length ? field.errorId : '',", ''],
      ["hint ? `${field.id}-hint` : '',", ''],
      ["isLimited ? `${field.id}-limit` : '',", ''],
      ['id={field.errorId}', ''],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/kit/field-frame.tsx',
    tests,
    each: [
      ['htmlFor={field.id}', ''],
      [
        '<fieldset className={`field ${looks}`} {...described(field, hint)}>',
        '<fieldset className={`field ${looks}`}>',
      ],
      [
        '<legend className="field__label">{label}</legend>',
        '<p className="field__label">{label}</p>',
      ],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/kit/form-frame.tsx',
    tests,
    each: [
      ['      role="alert"\n', ''],
      ['      tabIndex={-1}\n', ''],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/kit/person.tsx',
    tests,
    each: [
      [
        '      <span className="person__initials" data-role={role} aria-hidden="true">\n        {person.initials}\n      </span>\n      <span className="person__name">',
        '      <span className="person__initials" data-role={role}>\n        {person.initials}\n      </span>\n      <span className="person__name">',
      ],
      ['      <span className="face__name">{person.name}</span>\n', ''],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/kit/table.tsx',
    tests,
    each: [
      [' scope="col"', ''],
      [' role="region"', ''],
      [' aria-label={label}', ''],
      [' tabIndex={0}', ''],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/kit/shell.tsx',
    tests,
    each: [
      ["pathname === to ? 'page' : ", ''],
      ["under.some(isUnder) ? 'true' : undefined", 'undefined'],
      ['|| pathname.startsWith(`${place}/`)', ''],
      ['...(may.administer ? [settings] : []),', 'settings,'],
      ['<span className="spoken">{me.name}: my pages</span>', ''],
      [' aria-label="Rooms of the school"', ''],
      ['<a className="skip" href="#main">\n        Skip to the page\n      </a>', ''],
      [' tabIndex={-1}', ''],
      [' alt=""', ''],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/kit/pagination.tsx',
    tests,
    each: [[' aria-label={`Pages of ${of}`}', '']],
  },
  {
    room: 'ui',
    in: 'app/ui/calendar/school-year.tsx',
    tests,
    each: [
      ['      role="img"\n', ''],
      ['      aria-label={said(month, closed)}\n', ''],
      ['startsOn <= to && endsOn >= from', 'startsOn > to'],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/decisions/tally.tsx',
    tests,
    each: [
      [' scope="row"', ''],
      ['                  aria-hidden="true"\n', ''],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/timeline/lanes-table.tsx',
    tests,
    each: [
      [' scope="rowgroup"', ''],
      ['place === 0 && (', '('],
    ],
  },
  {
    room: 'ui',
    in: 'app/ui/board/columns.tsx',
    tests,
    each: [[' aria-labelledby={`stage-${stage}`}', '']],
  },
  {
    room: 'ui',
    in: 'app/ui/decisions/supersession.tsx',
    tests,
    each: [["aria-current={number === here.number ? 'page' : undefined}", '']],
  },
]
