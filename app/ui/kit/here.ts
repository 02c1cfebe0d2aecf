/** Where a part of a page is: the school, the number of what it is about, and the school's day. */
export type Here = { slug: string; number: number; today: string }
