/** The hidden field by which a form that is sent twice is known for one. */
export const formKey = 'form-key'
