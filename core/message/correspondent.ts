/** A person on the outside, as a mail names them. */
export interface Correspondent {
  name: string;
  address: string;
}
