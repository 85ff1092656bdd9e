import { type AppError, type FieldErrors, httpStatusOf } from '../base/errors.ts'

/** The JSON reply of the REST layer. Only keys that apply are present. */
export interface Envelope {
  readonly code: number
  readonly success: boolean
  readonly message?: string
  readonly errors?: FieldErrors
}

export function toEnvelope(error: AppError): Envelope {
  return {
    code: httpStatusOf[error.code],
    success: false,
    message: error.message,
    ...(error.fields && { errors: error.fields }),
  }
}
