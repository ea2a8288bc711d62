// How pages are looked at: on a desk and on a phone, by day and by night.
export const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 }, isMobile: false },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true },
} as const;
export const SCHEMES = ['light', 'dark'] as const;
export type Size = keyof typeof SIZES;
