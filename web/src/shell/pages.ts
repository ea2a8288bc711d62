// What the navigation offers. A page is named here once it exists.
export interface NavPage {
  href: string;
  name: string;
}

export const PAGES: readonly NavPage[] = [
  { href: '/', name: 'Record' },
  { href: '/add', name: 'Add' },
  { href: '/double', name: 'Double coding' },
];
