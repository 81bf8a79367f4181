import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { remembered } from './storage'

/** The village that the public lists and the menu are shown for; nobody needs to sign in to choose one. */
export interface ChosenVillage {
  /** 12 digits. */
  code: string
  name: string
  /** As a person says it: 开平 · 塘口 · 宅群村. */
  path: string
}

interface Preferences {
  /** Elder mode: larger text and targets. */
  elder: boolean
  village: ChosenVillage | null
  /** Whether a check-in may say where the phone was; nobody needs to. */
  tellPlace: boolean
  chooseElder(elder: boolean): void
  chooseVillage(village: ChosenVillage): void
  chooseTellPlace(tellPlace: boolean): void
}

/** What a person chose on this device, kept when they sign out. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      elder: false,
      village: null,
      tellPlace: false,
      chooseElder: (elder) => set({ elder }),
      chooseVillage: (village) => set({ village }),
      chooseTellPlace: (tellPlace) => set({ tellPlace }),
    }),
    {
      name: 'preferences',
      version: 1,
      storage: remembered<Pick<Preferences, 'elder' | 'village' | 'tellPlace'>>(),
      partialize: ({ elder, village, tellPlace }) => ({ elder, village, tellPlace }),
    },
  ),
)

export const useElder = (): boolean => usePreferences((state) => state.elder)
