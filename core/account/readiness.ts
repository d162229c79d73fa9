/** What is looked at for each domain that an account sends from. */
export const readinessChecks = ['mx', 'spf', 'dkim', 'dmarc'] as const;
export type ReadinessCheck = (typeof readinessChecks)[number];

/** What was found; surfaces put it into the reader's language. */
export type ReadinessFinding =
  | 'not-asked'
  | 'mx-found'
  | 'mx-missing'
  | 'mx-refused'
  | 'spf-passes'
  | 'spf-missing'
  | 'spf-several'
  | 'spf-not-listed'
  | 'spf-too-many-lookups'
  | 'spf-broken'
  | 'spf-everybody'
  | 'dkim-signs'
  | 'dkim-key-found'
  | 'dkim-unknown'
  | 'dkim-unsigned'
  | 'dkim-other-domain'
  | 'dkim-key-missing'
  | 'dkim-key-revoked'
  | 'dkim-key-weak'
  | 'dmarc-enforced'
  | 'dmarc-watches'
  | 'dmarc-missing'
  | 'dmarc-several'
  | 'dmarc-broken';

/** A record to put into the DNS. */
export interface RecordToPublish {
  name: string;
  type: 'TXT';
  value: string;
}

export interface ReadinessItem {
  check: ReadinessCheck;
  /** `mend`: it is there and wrong or too weak; `unknown`: nothing can be said. */
  status: 'good' | 'mend' | 'missing' | 'unknown';
  finding: ReadinessFinding;
  /** What the finding is about, for its sentence: records, hosts, a selector. A stranger's words. */
  about: string[];
  /** Of SPF: how many look-ups its record takes, of ten (RFC 7208, section 4.6.4). */
  lookups?: number;
  publish: RecordToPublish | null;
}

/** How mail from one of the account's addresses is looked at by those who receive it. */
export interface AddressReadiness {
  address: string;
  domain: string;
  /** The domain is a mail provider's: its records are not ours to publish. */
  ofProvider: boolean;
  /** One for each check, in their order. */
  items: ReadinessItem[];
  /**
   * Whether DMARC (RFC 7489) passes: SPF or DKIM does, for the domain in From. Null where that is not known: no mail of ours
   * was seen from outside yet.
   */
  aligned: boolean | null;
}

export interface Readiness {
  accountId: string;
  accountName: string;
  /** When the mail was sent that signatures and sending address were learnt from; null: none was seen yet. */
  learntFrom: number | null;
  addresses: AddressReadiness[];
}
