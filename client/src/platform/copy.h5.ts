import { got, type Outcome, unavailable } from './outcome'

export async function copy(text: string): Promise<Outcome<null>> {
  try {
    await navigator.clipboard.writeText(text)
    return got(null)
  } catch {
    return unavailable('没有复制成，请选中上面的地址自己复制。')
  }
}
