// An address of rows as different programs want it.

interface AddressUrls {
  readonly csv: string
  readonly json: string
}

export const addressForms = {
  csv: 'CSV',
  sheets: 'Google Sheets',
  json: 'JSON',
} as const

export type AddressForm = keyof typeof addressForms

export function addressText({ csv, json }: AddressUrls, form: AddressForm): string {
  switch (form) {
    case 'sheets':
      return `=IMPORTDATA("${csv}")`
    case 'json':
      return json
    default:
      return csv
  }
}
