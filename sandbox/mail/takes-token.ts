/** Whether an access token opens a mailbox: what a mail server asks the provider that gave it out. */
export type TakesToken = (login: string, token: string) => Promise<boolean>;
