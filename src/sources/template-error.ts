/** A template that cannot be read, or a value that it names and nobody has. The message may be shown. */
export class TemplateError extends Error {}
