// What the record view calls things where the public site has other words (`site/words.ts`).
export const SEARCH = 'Search the words of reports  ( / )';
