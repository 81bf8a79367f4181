import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { minutesWords } from '../hours/tell-hours'
import type { Sheet, SheetLine } from './sheet'
import { type SheetFont, sheetFont } from './sheet-font'

/** A4, in points: margins, and the columns of the tables, which fill the width between them. */
const MARGIN = 48
const WIDTH = 595.28 - 2 * MARGIN
const BOTTOM = 841.89 - MARGIN - 24
const COLUMNS = [
  { title: '日期、时间', width: 78 },
  { title: '活动和服务内容', width: 160 },
  { title: '地点', width: 96 },
  { title: '组织单位、负责人', width: 92 },
  { title: '服务时长', width: WIDTH - 78 - 160 - 96 - 92 },
] as const
/**
 * Letters that could join, as f and i, stand apart: a number is copied letter by letter. fontkit takes which features to leave out where
 * pdfkit's types know only those to add.
 */
const APART = { features: { liga: false } } as unknown as { features: [] }
const PADDING = 4
const INK = '#1f1f1f'
const PALE = '#666666'
const LINE = '#b9b2a8'
const ALARM = '#b3261e'
const QR_SIDE = 92

/** Where the next thing goes. */
interface Page {
  readonly pdf: PDFKit.PDFDocument
  readonly font: SheetFont
  y: number
}

/**
 * Draws a record sheet (志愿服务记录单) as a PDF: timed and manual hours in tables of their own, each with its own sum and no sum of both.
 * @param about.verifyAt the address that the QR code opens; null where the deployment has named none
 * @param about.revoked whether an entry on it was reversed since; it says so then
 */
export async function drawSheet(
  sheet: Sheet,
  { verifyAt, revoked }: { readonly verifyAt: string | null; readonly revoked: boolean },
): Promise<Buffer> {
  const font = await sheetFont()
  const title = `志愿服务记录单 ${sheet.number}`
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: title, CreationDate: new Date(`${sheet.issuedOn}T00:00:00Z`) },
  })
  const bytes = collected(pdf)
  pdf.registerFont('sheet', font.bytes).font('sheet').fillColor(INK)
  const page: Page = { pdf, font, y: MARGIN }
  if (revoked) write(page, '本单已撤销：其中有时数在出具以后被冲销。请重新出具。', { size: 12, color: ALARM, align: 'center', below: 8 })
  drawHead(page, sheet)
  drawTable(
    page,
    '签到签退计时的服务',
    sheet.lines.filter((line) => line.kind === 'timed'),
    sheet.timedMinutes,
  )
  drawTable(
    page,
    '补录的服务',
    sheet.lines.filter((line) => line.kind === 'manual'),
    sheet.manualMinutes,
  )
  drawFoot(page, sheet, verifyAt)
  numberPages(pdf)
  pdf.end()
  return bytes
}

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

/** One line or paragraph at the left margin; `y` moves below it. */
function write(page: Page, text: string, { size = 10, color = INK, below = 4, align = 'left' as 'left' | 'center' } = {}): void {
  const said = page.font.drawable(text)
  page.pdf.fontSize(size).fillColor(color)
  page.pdf.text(said, MARGIN, page.y, { width: WIDTH, align, ...APART })
  page.y = page.pdf.y + below
}

function drawHead(page: Page, sheet: Sheet): void {
  write(page, '志愿服务记录单', { size: 20, align: 'center', below: 4 })
  write(page, `编号 ${sheet.number}`, { color: PALE, align: 'center', below: 14 })
  const birth = sheet.birthDate === '' ? '（本人未填写）' : sheet.birthDate
  write(page, `姓名：${sheet.name}　　志愿者编号：${sheet.volunteer}（代替证件号码，本系统不收集证件号码）`)
  write(page, `出生日期：${birth}　　居住区域：${sheet.residence}`)
  write(page, `记录期间：${sheet.from} 至 ${sheet.until}`, { below: 14 })
}

function drawTable(page: Page, title: string, lines: readonly SheetLine[], minutes: number): void {
  if (page.y + 90 > BOTTOM) turnPage(page)
  write(page, title, { size: 12, below: 4 })
  if (lines.length === 0) {
    write(page, '这段时间没有。', { color: PALE, below: 14 })
    return
  }
  drawHeadings(page)
  for (const line of lines) {
    const cells = [
      `${line.date}\n${line.time}`,
      `${line.activity}\n${line.about}`,
      line.place,
      `${line.team}\n${line.leader}`,
      minutesWords(line.minutes),
    ]
    drawRow(page, cells)
  }
  page.y += 4
  write(page, `小计：${minutesWords(minutes)}（${lines.length} 次）`, { size: 11, below: 16 })
}

const drawHeadings = (page: Page): void => {
  drawCells(
    page,
    COLUMNS.map(({ title }) => title),
    PALE,
  )
}

/** A row of a table; where it does not fit on this page it begins on the next, under headings of its own. */
function drawRow(page: Page, cells: readonly string[]): void {
  if (page.y + heightOf(page, cells) > BOTTOM) {
    turnPage(page)
    drawHeadings(page)
  }
  drawCells(page, cells, INK)
}

/** As high as the highest cell. */
function heightOf({ pdf, font }: Page, cells: readonly string[]): number {
  pdf.fontSize(9)
  const heights = cells.map((cell, index) =>
    pdf.heightOfString(font.drawable(cell), { width: (COLUMNS[index]?.width ?? 0) - 2 * PADDING, ...APART }),
  )
  return Math.max(...heights) + 2 * PADDING
}

function drawCells(page: Page, cells: readonly string[], color: string): void {
  const { pdf, font } = page
  const height = heightOf(page, cells)
  let x = MARGIN
  for (const [index, cell] of cells.entries()) {
    const width = COLUMNS[index]?.width ?? 0
    pdf
      .fontSize(9)
      .fillColor(color)
      .text(font.drawable(cell), x + PADDING, page.y + PADDING, { width: width - 2 * PADDING, ...APART })
    x += width
  }
  page.y += height
  pdf
    .moveTo(MARGIN, page.y)
    .lineTo(MARGIN + WIDTH, page.y)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke()
}

function turnPage(page: Page): void {
  page.pdf.addPage()
  page.y = MARGIN
}

function drawFoot(page: Page, sheet: Sheet, verifyAt: string | null): void {
  if (page.y + QR_SIDE + 24 > BOTTOM) turnPage(page)
  const top = page.y + 6
  if (verifyAt !== null) drawQr(page.pdf, verifyAt, MARGIN + WIDTH - QR_SIDE, top)
  const width = WIDTH - QR_SIDE - 16
  const code = sheet.verification.replace(/(.{4})(?=.)/g, '$1 ')
  const words = [
    `出具单位：${sheet.issuer}`,
    `出具日期：${sheet.issuedOn}`,
    `核验码：${code}`,
    verifyAt === null
      ? '在“红棉点单”里输入核验码，可以核验这张记录单的真伪。'
      : '扫右边的二维码，或在“红棉点单”里输入核验码，可以核验这张记录单的真伪。',
    '本单按志愿服务组织和站点的记录免费出具，不得用于商业用途。签到计时与补录分别统计，不相加。',
  ]
  page.pdf
    .fontSize(10)
    .fillColor(INK)
    .text(page.font.drawable(words.join('\n')), MARGIN, top, { width, lineGap: 3, ...APART })
}

/** The QR code as squares, so that it prints sharp at any size. */
function drawQr(pdf: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = QR_SIDE / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(x + column * side, y + row * side, side, side)
    }
  }
  pdf.fillColor('#000000').fill()
}

function numberPages(pdf: PDFKit.PDFDocument): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index)
    pdf
      .fontSize(8)
      .fillColor(PALE)
      .text(`第 ${index + 1} 页，共 ${count} 页`, MARGIN, BOTTOM + 14, { width: WIDTH, align: 'center', lineBreak: false })
  }
}
