// The words of reports are not published: what is searched is the public record.
export const SEARCH = 'Search places, parties, sources  ( / )';
