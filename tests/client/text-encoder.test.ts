import { TextEncoder as Ours } from '@/shims/text-encoder'

test.each(['', 'HM1.Kq2mBa7X.in.1', 'a%b', '红棉', '𠮷'])('%s is given in the bytes that every other encoder gives', (text) => {
  expect([...new Ours().encode(text)]).toEqual([...Buffer.from(text, 'utf8')])
})
