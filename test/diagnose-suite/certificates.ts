import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export interface Certificate {
  /** Files in PEM. */
  certificate: string;
  key: string;
}

export type CertificateKind =
  | 'good'
  | 'expired'
  | 'not-yet'
  | 'wrong-name'
  | 'weak'
  | 'self-signed'
  | 'stranger'
  | 'incomplete';

interface Making {
  /** The name it is made out to. */
  name: string;
  valid?: readonly [string, string];
  bits?: number;
  signer?: string;
}

const kinds: Record<CertificateKind, Making> = {
  good: { name: 'good.example' },
  expired: { name: 'expired.example', valid: ['20240101000000Z', '20240201000000Z'] },
  'not-yet': { name: 'not-yet.example', valid: ['20400101000000Z', '20410101000000Z'] },
  'wrong-name': { name: 'another.example' },
  weak: { name: 'weak.example', bits: 768 },
  'self-signed': { name: 'self-signed.example', signer: 'itself' },
  stranger: { name: 'stranger.example', signer: 'unknown' },
  incomplete: { name: 'incomplete.example', signer: 'intermediate' },
};

const usual = ['20240101000000Z', '20450101000000Z'] as const;

/** A trusted authority and certificates of every quality, made with openssl into `folder`. */
export function makeCertificates(folder: string): { authorityPem: string; of: Record<CertificateKind, Certificate> } {
  for (const authority of ['trusted', 'unknown']) makeAuthority(folder, authority, 'itself');
  makeAuthority(folder, 'intermediate', 'trusted');
  const of = Object.fromEntries(
    Object.entries(kinds).map(([kind, { name, valid = usual, bits = 2048, signer = 'trusted' }]) => {
      request(folder, kind, name, bits);
      sign(folder, kind, signer === 'itself' ? kind : signer, `subjectAltName=DNS:${name}`, valid);
      return [kind, { certificate: `${folder}/${kind}.pem`, key: `${folder}/${kind}.key` }];
    }),
  ) as Record<CertificateKind, Certificate>;
  return { authorityPem: readFileSync(`${folder}/trusted.pem`, 'utf8'), of };
}

function makeAuthority(folder: string, name: string, signer: string): void {
  request(folder, name, `Authority ${name}`, 2048);
  const extensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign';
  sign(folder, name, signer === 'itself' ? name : signer, extensions, usual);
}

function request(folder: string, file: string, name: string, bits: number): void {
  openssl(folder, ['req', '-newkey', `rsa:${bits}`, '-nodes', '-keyout', `${file}.key`, '-out', `${file}.csr`], name);
}

/** With `openssl ca`, which alone of old has dates that can be chosen. Signed by itself where the signer has its name. */
function sign(folder: string, file: string, signer: string, extensions: string, [from, to]: readonly string[]): void {
  const database = `${folder}/${file}.ca`;
  mkdirSync(database);
  writeFileSync(`${database}/index.txt`, '');
  writeFileSync(`${database}/extensions`, `${extensions}\n`);
  writeFileSync(
    `${database}/ca.cnf`,
    `[ca]\ndefault_ca=this\n[this]\ndatabase=${database}/index.txt\nnew_certs_dir=${database}\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n`,
  );
  const by = signer === file ? ['-selfsign'] : ['-cert', `${signer}.pem`];
  openssl(folder, [
    ...['ca', '-batch', '-notext', '-config', `${database}/ca.cnf`, '-extfile', `${database}/extensions`],
    ...[...by, '-keyfile', `${signer}.key`, '-in', `${file}.csr`, '-out', `${file}.pem`],
    ...['-startdate', from ?? '', '-enddate', to ?? ''],
  ]);
}

function openssl(folder: string, parameters: readonly string[], name?: string): void {
  const subject = name === undefined ? [] : ['-subj', `/CN=${name}`];
  execFileSync('openssl', [...parameters, ...subject], { cwd: folder, stdio: 'pipe' });
}
