/** What somebody wrote down beside a ticket, for colleagues only: no customer gets to see it. */
export interface Note {
  id: number;
  ticketId: number;
  /** By the id that the surface knows them by. */
  authorId: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}
