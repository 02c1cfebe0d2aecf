/**
 * What a button sends that asks for the form again, with further names in it, and for nothing else.
 */
export const moreNames = { name: '__intent__', value: '{"type":"update","payload":{}}' } as const
