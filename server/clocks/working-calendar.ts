import {
	getHolidaysInRange,
	getSolarDateFromLunar,
	getSolarTermDate,
	isWorkday,
} from "chinese-days";
import {
	addDays,
	isDate,
	MINUTES_OF_DAY,
	weekdayOf,
} from "../../shared/time/beijing";
import type { WorkingCalendar } from "../../shared/time/working-time";

/** The first year whose schedule chinese-days carries. */
const FIRST_KNOWN_YEAR = 2004;

interface WorkingCalendarOptions {
	/** Opening and closing in minutes since midnight, ascending, without overlap. */
	hours: WorkingCalendar["hours"];
	/** Dates the operator decides: true works, false rests. They win over every schedule. */
	overrides: ReadonlyMap<string, boolean>;
}

/**
 * The office's calendar: the operator's overrides first, then the State Council's yearly schedule of public holidays and make-up
 * working days, and for a year whose schedule is not published yet, weekends and the statutory days.
 * @throws RangeError when the hours are empty, overlap or leave the day, or when an override names no real date
 */
export function workingCalendar({
	hours,
	overrides,
}: WorkingCalendarOptions): WorkingCalendar {
	refuseBadHours(hours);
	refuseBadOverrides(overrides);
	const statutory = new Map<number, ReadonlySet<string>>();

	function isStatutory(date: string, year: number): boolean {
		const days = statutory.get(year) ?? statutoryDays(year);
		statutory.set(year, days);
		return days.has(date);
	}

	return {
		hours,
		isWorkingDay(date) {
			const decided = overrides.get(date);
			if (decided !== undefined) return decided;
			const year = Number(date.slice(0, 4));
			if (year >= FIRST_KNOWN_YEAR && year <= knownUntil())
				return isWorkday(date);
			return weekdayOf(date) <= 5 && !isStatutory(date, year);
		},
	};
}

let lastKnownYear: number | undefined;

/**
 * The last year whose published schedule is known. Clocks that run past it count by weekends and statutory days alone, and the
 * operator's page says so.
 */
export function knownUntil(): number {
	if (lastKnownYear === undefined) {
		lastKnownYear = FIRST_KNOWN_YEAR;
		while (hasSchedule(lastKnownYear + 1)) lastKnownYear += 1;
	}
	return lastKnownYear;
}

/** National Day is in every schedule, and no other year's schedule can reach it, as New Year's can reach the December before. */
function hasSchedule(year: number): boolean {
	return (
		getHolidaysInRange(`${year}-10-01`, `${year}-10-03`, false).length === 3
	);
}

/**
 * The thirteen days of rest that law gives all citizens (《全国年节及纪念日放假办法》, State Council Decree 795, in force since 2025). Days off in
 * place of one that falls on a weekend are left out: which day it becomes is for the yearly schedule to say.
 */
function statutoryDays(year: number): ReadonlySet<string> {
	const springFestival = lunarDate(year, "01-01");
	return new Set([
		`${year}-01-01`,
		...[-1, 0, 1, 2].map((days) => addDays(springFestival, days)),
		getSolarTermDate(year, 4, "pure_brightness"),
		`${year}-05-01`,
		`${year}-05-02`,
		lunarDate(year, "05-05"),
		lunarDate(year, "08-15"),
		`${year}-10-01`,
		`${year}-10-02`,
		`${year}-10-03`,
	]);
}

/** The solar date of a lunar month and day; of the month itself where a leap month follows it, since festivals are kept in the first. */
function lunarDate(year: number, monthDay: string): string {
	return getSolarDateFromLunar(`${year}-${monthDay}`).date;
}

function refuseBadHours(hours: WorkingCalendar["hours"]): void {
	let previous = 0;
	for (const [open, close] of hours) {
		if (!(open >= previous && close > open && close <= MINUTES_OF_DAY))
			throw new RangeError(`working hours out of order: ${open}–${close}`);
		previous = close;
	}
	if (hours.length === 0) throw new RangeError("no working hours");
}

function refuseBadOverrides(overrides: ReadonlyMap<string, boolean>): void {
	for (const date of overrides.keys()) {
		if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
	}
}
