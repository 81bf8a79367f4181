import { classNames } from './class-names'
import { Drawn } from './drawn'
import petals from './icons/flower.json'
import type { Colour } from './palette'

interface FlowerProps {
  colour?: Colour
  className?: string
}

/** The kapok flower (红棉): five broad petals. Ornament only, silent. Its size is its class's. */
export function Flower({ colour = 'kapok', className }: FlowerProps) {
  return <Drawn square={100} paths={petals} filled colour={colour} className={classNames('kapok-flower', className)} />
}
