// Runs inside the page: what is too small, too pale or too wide to be read and pressed. Returns a list of complaints.
;({ leastText, leastTarget }) => {
  const PRESSED = 'button, a[href], input, textarea, select, [role=button], [role=tab], [role=link], [role=radio], [role=checkbox]'
  const said = (element) => (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName).trim().slice(0, 24)
  const seen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getBoundingClientRect().width > 1

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const opaque = (colour) => {
    const [, , , alpha = 1] = numbers(colour)
    return colour !== 'transparent' && alpha > 0
  }
  /** The paint below a text: the nearest ground that is not glass; of a gradient every colour. */
  const grounds = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at)
      if (backgroundImage.includes('gradient')) return backgroundImage.match(/rgba?\([^)]*\)/g) ?? []
      if (opaque(backgroundColor)) return [backgroundColor]
    }
    return ['rgb(255, 255, 255)']
  }
  /** Relative luminance, WCAG 2.1. */
  const luminance = (colour) => {
    const [red, green, blue] = numbers(colour).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }

  const complaints = []
  const read = (element, { fontSize, color }, text) => {
    if (Number.parseFloat(fontSize) < leastText) complaints.push(`text of ${fontSize}: ${text.slice(0, 24)}`)
    // What cannot be pressed now may be pale (WCAG 1.4.3 leaves it out).
    if (element.closest(':disabled') !== null) return
    for (const ground of grounds(element)) {
      const ratio = contrast(color, ground)
      if (ratio < 4.5) complaints.push(`contrast ${ratio.toFixed(2)} (${color} on ${ground}): ${text.slice(0, 24)}`)
    }
  }
  const pen = document.createElement('canvas').getContext('2d')
  const widthOf = (text, { fontWeight, fontSize, fontFamily }) => {
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`
    return pen.measureText(text).width
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let texts = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (text === '' || element === null || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName) || !seen(element)) continue
    texts += 1
    read(element, getComputedStyle(element), text)
  }
  for (const element of document.querySelectorAll('input[placeholder], textarea[placeholder]')) {
    if (!seen(element) || element.placeholder === '' || element.value !== '') continue
    const style = getComputedStyle(element, '::placeholder')
    read(element, style, element.placeholder)
    // Chromium keeps room at the end of a search field for the cross that empties it.
    const cross = element.type === 'search' ? Number.parseFloat(style.fontSize) : 0
    const room = element.clientWidth - 2 * Number.parseFloat(getComputedStyle(element).paddingLeft) - cross
    if (element.tagName === 'INPUT' && widthOf(element.placeholder, style) > room)
      complaints.push(`cut off by its field: ${element.placeholder}`)
  }
  for (const element of document.querySelectorAll(PRESSED)) {
    if (!seen(element)) continue
    const { width, height } = element.getBoundingClientRect()
    if (width < leastTarget - 0.5 || height < leastTarget - 0.5) {
      complaints.push(`target of ${Math.round(width)}×${Math.round(height)}: ${said(element)}`)
    }
  }
  for (const element of document.querySelectorAll('body *')) {
    if (!seen(element)) continue
    const { right, left } = element.getBoundingClientRect()
    if (
      (right > innerWidth + 1 || left < -1) &&
      getComputedStyle(element).position !== 'absolute' &&
      element.closest('svg, .kapok-hero') === null
    ) {
      complaints.push(`outside of the screen (${Math.round(left)}–${Math.round(right)} of ${innerWidth}): ${said(element)}`)
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) complaints.push(`the page is ${document.documentElement.scrollWidth} wide`)
  if (texts < 3) complaints.push(`only ${texts} texts on the page`)
  return [...new Set(complaints)]
}
