const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text is written as the ids of Skein are. */
export const isId = (text: string) => pattern.test(text)
