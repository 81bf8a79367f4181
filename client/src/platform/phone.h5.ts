import { got, type Outcome } from './outcome'

export async function phone(number: string): Promise<Outcome<null>> {
  window.location.href = `tel:${number}`
  return got(null)
}
