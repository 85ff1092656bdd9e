// An address of rows as different programs want it.

interface AddressUrls {
  readonly csv: string
  readonly json: string
  readonly xlsx: string
}

export const addressForms = {
  csv: 'CSV',
  sheets: 'Google Sheets',
  xlsx: 'Excel',
  json: 'JSON',
} as const

export type AddressForm = keyof typeof addressForms

export function addressText({ csv, json, xlsx }: AddressUrls, form: AddressForm): string {
  switch (form) {
    case 'sheets':
      return `=IMPORTDATA("${csv}")`
    case 'json':
      return json
    case 'xlsx':
      return xlsx
    default:
      return csv
  }
}
