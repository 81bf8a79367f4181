type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

/** The same numbers in an array of so many places, the new ones filled; the array itself when it is long enough. */
export function grown<T extends Numbers>(array: T, length: number, fill = 0): T {
  if (array.length >= length) return array
  const longer = new (array.constructor as new (length: number) => T)(length)
  longer.set(array)
  return fill === 0 ? longer : (longer.fill(fill, array.length) as T)
}

/** Room for at least so many, half as much again as there was, so that adding one by one stays cheap. */
export function roomFor(count: number, room: number): number {
  return count <= room ? room : Math.max(count, Math.ceil(room * 1.5), 16)
}
