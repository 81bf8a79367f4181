import type { Credential, Skill } from '../../shared/vocabulary/activities'

/** Somebody who signs up for the demonstration's activities. Invented; one of them may be chosen to be (people.ts). */
export interface VolunteerEntry {
  readonly name: string
  readonly village: string
  readonly birthDate: string
  readonly skills: readonly Skill[]
  readonly about: string
  /** Papers that the station has seen, with their last valid day. */
  readonly papers: readonly (readonly [credential: Credential, validUntil: string | null])[]
}

const ZHAIQUN = '440783108226'
const TANGKOU_MARKET = '440783108001'

const entry = (name: string, birthDate: string, rest: Partial<VolunteerEntry> = {}): VolunteerEntry => ({
  name,
  birthDate,
  village: ZHAIQUN,
  skills: [],
  about: '',
  papers: [],
  ...rest,
})

export const volunteers: readonly VolunteerEntry[] = [
  entry('何家朗', '1998-06-14', {
    skills: ['photography', 'driving'],
    about: '周末都在村里，会拍照，有车。',
    papers: [['driver', '2031-05-31']],
  }),
  entry('邓晓岚', '1991-03-08', {
    village: TANGKOU_MARKET,
    papers: [
      ['nurse', '2028-12-31'],
      ['first_aid', null],
    ],
  }),
  entry('方焕章', '1957-11-02', { skills: ['calligraphy'], about: '退休语文老师，写得一手好春联。', papers: [['teacher', null]] }),
  entry('谭丽嫦', '1969-04-21', { skills: ['cooking'] }),
  entry('关耀宗', '1974-09-09', { skills: ['repair', 'driving'], papers: [['electrician', '2027-08-31']] }),
  entry('周佩玲', '1983-01-17', { skills: ['teaching'] }),
  entry('梁桂兴', '1962-07-30', { skills: ['farming'] }),
  entry('胡美娟', '1988-12-05', { skills: ['haircut'] }),
  entry('司徒柏年', '1955-02-14', { skills: ['opera'] }),
  entry('余秀琼', '1971-10-26'),
  entry('黄志达', '1995-08-08', { skills: ['driving'] }),
  entry('张惠仪', '1979-05-19', { skills: ['cooking'] }),
  entry('李国标', '1966-03-03', { skills: ['farming', 'repair'] }),
  entry('吴妙珍', '1990-11-11', { village: TANGKOU_MARKET }),
  entry('许文锋', '1986-06-06', { village: TANGKOU_MARKET, skills: ['photography'] }),
  entry('罗彩霞', '1977-07-07', { village: TANGKOU_MARKET }),
]
