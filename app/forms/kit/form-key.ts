/** The hidden field by which a form that is sent twice is known for one. */
export const formKey = 'form-key'
/** The hidden field by which a second one is meant, where the same was sent a moment ago. */
export const onceMore = 'once-more'
