/** Traditional characters that our terms could be written with, each followed by the simplified one. */
const variants =
  '媽妈賭赌錢钱貸贷發发證证號号羣群領领碼码賺赚賠赔單单職职結结藥药鏟铲妳你場场銀银購购幣币資资網网騙骗詐诈範范謹谨' +
  '舉举報报遠远識识點点擊击鏈链複复製制飛飞機机運运師师開开轉转災灾壓压買买線线樂乐時时眞真內内個个無无進进掃扫' +
  '雞鸡養养項项戶户額额穩稳誠诚費费送送殺杀貴贵傳传約约聽听話话應应療疗導导臺台灣湾賣卖體体設设備备對对'

const simplified: ReadonlyMap<string, string> = new Map(
  Array.from({ length: variants.length / 2 }, (_, pair) => [variants.charAt(pair * 2), variants.charAt(pair * 2 + 1)]),
)

/**
 * What is left of a text when the ways to hide a word are taken away: full-width, circled and other fancy forms, capital
 * letters, traditional characters, and whatever stands between the characters (spaces, signs, emoji, invisible marks).
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('+', '加').replaceAll('➕', '加')
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '')
  return Array.from(bare, (character) => simplified.get(character) ?? character).join('')
}
