// node client/config/draw-icons.cjs
// Draws, from the same lines as the icons on the pages, what must be a picture file: WeChat's tab bar and the marks of the h5 site.
const fs = require('node:fs')
const path = require('node:path')
const sharp = require('sharp')

const DESIGN = path.resolve(__dirname, '../src/design')
const drawings = require('../src/design/icons/drawings.json')
const petals = require('../src/design/icons/flower.json')

const NORMAL = '#6B625A'
const KAPOK = '#B8231C'
const PAPER = '#FBF7F1'
const TABS = ['home', 'list', 'order', 'person']

/** WeChat's size for tab bar icons; the drawing keeps a little air around it. */
const TAB_PIXELS = 81

const icon = (name, colour) => {
  const lines = drawings[name].map((d) => `<path d="${d}"/>`).join('')
  const style = `fill="none" stroke="${colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="${TAB_PIXELS}" height="${TAB_PIXELS}" ${style}>${lines}</svg>`
}

const flower = (colour) => petals.map(({ d, turn = 0 }) => `<path fill="${colour}" d="${d}" transform="rotate(${turn} 50 50)"/>`).join('')

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><title>红棉</title>${flower(KAPOK)}<circle cx="50" cy="50" r="6" fill="#F2B53C"/></svg>`

const tile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-14 -14 128 128" width="180" height="180"><rect x="-14" y="-14" width="128" height="128" fill="${PAPER}"/>${flower(KAPOK)}<circle cx="50" cy="50" r="6" fill="#F2B53C"/></svg>`

const png = (svg, file) => sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toFile(path.join(DESIGN, file))

async function draw() {
  fs.mkdirSync(path.join(DESIGN, 'tab-icons'), { recursive: true })
  fs.mkdirSync(path.join(DESIGN, 'marks'), { recursive: true })
  for (const name of TABS) {
    await png(icon(name, NORMAL), `tab-icons/${name}.png`)
    await png(icon(name, KAPOK), `tab-icons/${name}-selected.png`)
  }
  fs.writeFileSync(path.join(DESIGN, 'marks/kapok.svg'), `${mark}\n`)
  await png(tile, 'marks/kapok.png')
}

draw().catch((error) => {
  console.error(error)
  process.exit(1)
})
