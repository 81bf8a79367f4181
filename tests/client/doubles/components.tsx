import type { ReactNode } from 'react'

/** What a test looks at: the words, and what is said about them. Everything else a component takes is left out. */
interface Given {
  id?: string
  className?: string
  children?: ReactNode
  role?: string
  onClick?: () => void
  [attribute: string]: unknown
}

const seen = ({ id, className, role, onClick, ...others }: Given): object => ({
  id,
  className,
  role,
  onClick,
  ...Object.fromEntries(Object.entries(others).filter(([name]) => name.startsWith('aria-'))),
})

export const View = ({ children, ...given }: Given) => <div {...seen(given)}>{children}</div>
export const Text = ({ children, ...given }: Given) => <span {...seen(given)}>{children}</span>
export const ScrollView = ({ children, ...given }: Given) => <div {...seen(given)}>{children}</div>
export const Button = ({ children, ...given }: Given) => (
  <button type="button" {...seen(given)}>
    {children}
  </button>
)
export const Image = ({ src, ...given }: Given & { src?: string }) => <img alt="" src={src} {...seen(given)} />

interface WrittenIn extends Given {
  value?: string
  onInput?: (event: { detail: { value: string } }) => void
}

export const Input = ({ value = '', onInput, ...given }: WrittenIn) => (
  <input value={value} onChange={(event) => onInput?.({ detail: { value: event.target.value } })} {...seen(given)} />
)
export const Textarea = ({ value = '', onInput, ...given }: WrittenIn) => (
  <textarea value={value} onChange={(event) => onInput?.({ detail: { value: event.target.value } })} {...seen(given)} />
)
