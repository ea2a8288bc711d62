// Stands in for `space/ground.svelte.ts` on the public site, which has outlines and nothing else below its areas.
export const ground = {
  map: null,
  base: null,
  fault: '',
  on: false,
  outlines: true,
  start: (): Promise<void> => Promise.resolve(),
  choose: (): undefined => undefined,
  underlay: (): Promise<never> => Promise.reject(new Error('There is no base map here.')),
};
