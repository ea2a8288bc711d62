// What the navigation offers. A page is named here once it exists.
export interface NavPage {
  href: string;
  name: string;
}

export const PAGES: readonly NavPage[] = [
  { href: '/', name: 'Record' },
  { href: '/review', name: 'Review' },
  { href: '/add', name: 'Add' },
  { href: '/reports', name: 'Reports' },
  { href: '/double', name: 'Double' },
  { href: '/decisions', name: 'Decisions' },
  { href: '/dashboard', name: 'Dashboard' },
  { href: '/publish', name: 'Publish' },
];
