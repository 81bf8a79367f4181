import { plans as contract } from '@shared/contract'
import { LINES_AT_ONCE } from '@shared/vocabulary/plans'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { call, isUncertain, newKey, queryClient } from '@/api'
import { useSession } from '@/state/session'
import { remembered } from '@/state/storage'

/** The sending of a plan, piece by piece. It goes on while other pages are open; what the server has, it has. */
interface Sending {
  /** Code of the plan and the round that was looked at. */
  plan: string
  round: number
  message: string
  /** Codes of the orders still to be sent, the most urgent first. */
  left: readonly string[]
  total: number
  /** Orders that went out; why others did not, the plan says line by line. */
  sent: number
  /** The key of the piece that is under way: repeated with it, it is sent once. */
  key: string
}

interface SendingState {
  sending: Sending | null
  busy: boolean
  error: unknown
  /** Begins with these orders. */
  begin(plan: string, round: number, orders: readonly string[], message: string): void
  /** Goes on after a failure, or after the program was closed meanwhile. */
  resume(): void
  /** Puts what remains aside; it stays in the plan. */
  stop(): void
}

/** A mark that a sending was begun, kept on this device so that closing the program in the middle loses nothing; nobody is named in it. */
export const useSending = create<SendingState>()(
  persist(
    (set, get) => {
      const run = async (): Promise<void> => {
        set({ busy: true, error: null })
        const token = useSession.getState().token
        for (let now = get().sending; now !== null && now.left.length > 0 && get().busy; now = get().sending) {
          if (useSession.getState().token !== token) break
          const piece = now.left.slice(0, LINES_AT_ONCE)
          try {
            const given = { params: { code: now.plan }, body: { round: now.round, orders: [...piece], message: now.message } }
            const { lines } = await call(contract.send, given, { key: now.key })
            set({
              sending: {
                ...now,
                left: now.left.slice(piece.length),
                sent: now.sent + lines.filter(({ sent }) => sent).length,
                key: newKey(),
              },
            })
          } catch (error) {
            // After a definite no the same piece would be refused again: what is left stays in the plan.
            set({ error, sending: isUncertain(error) ? now : { ...now, left: [], total: now.total - now.left.length } })
            break
          }
        }
        set({ busy: false })
        void queryClient.invalidateQueries()
      }
      return {
        sending: null,
        busy: false,
        error: null,
        begin(plan, round, orders, message) {
          if (get().busy) return
          set({ sending: { plan, round, message, left: orders, total: orders.length, sent: 0, key: newKey() } })
          void run()
        },
        resume() {
          if (!get().busy) void run()
        },
        stop() {
          const { sending } = get()
          set({
            busy: false,
            error: null,
            sending: sending === null ? null : { ...sending, left: [], total: sending.total - sending.left.length },
          })
        },
      }
    },
    {
      name: 'plan-sending',
      version: 2,
      storage: remembered<Pick<SendingState, 'sending'>>(),
      partialize: ({ sending }) => ({ sending }),
    },
  ),
)
