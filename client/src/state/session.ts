import type { ReplyOf } from '@shared/contract/endpoint'
import type { session as contract } from '@shared/contract/session'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { remembered } from './storage'

/** The signed-in person, as the server last described them: name, village, memberships, consents still missing. */
export type Self = ReplyOf<typeof contract.self>

interface Session {
  token: string | null
  self: Self | null
  /** Keeps what a sign-in endpoint replied. */
  signIn(signedIn: { token: string; self: Self }): void
  /** Keeps a newer description of the same person, e.g. after consenting or naming a village. */
  renew(self: Self): void
  /** The same session goes on under another token. */
  rotate(token: string): void
  signOut(): void
}

/** Who is signed in on this device. What they may do is never worked out from it: objects carry their own `actions`. */
export const useSession = create<Session>()(
  persist(
    (set) => ({
      token: null,
      self: null,
      signIn: ({ token, self }) => set({ token, self }),
      renew: (self) => set({ self }),
      rotate: (token) => set({ token }),
      signOut: () => set({ token: null, self: null }),
    }),
    {
      name: 'session',
      version: 1,
      storage: remembered<Pick<Session, 'token' | 'self'>>(),
      partialize: ({ token, self }) => ({ token, self }),
    },
  ),
)

export const useSignedIn = (): boolean => useSession((state) => state.token !== null)
