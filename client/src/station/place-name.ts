/** The place of a site: 塘口镇 of 塘口镇文明实践所. Where places are compared, the sites' long names only hide them. */
export const placeOfSite = (name: string): string => name.replace(/文明实践(站|所|中心)$/, '')
