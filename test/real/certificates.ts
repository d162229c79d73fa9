import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Certificates {
  /** Files in PEM. */
  authority: string;
  certificate: string;
  key: string;
  authorityPem: string;
}

/** A private authority and a certificate of its for `names`, made with openssl into `folder`. */
export function makeCertificates(folder: string, days = 30, names: readonly string[] = ['localhost']): Certificates {
  const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' });
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
    ...subject('Private test authority'),
  );
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
    ...subject(names[0] ?? 'localhost'),
    '-addext',
    `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`,
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'server.pem',
    '-days',
    String(days),
    '-copy_extensions',
    'copy',
  );
  const file = (name: string) => `${folder}/${name}`;
  return {
    authority: file('ca.pem'),
    certificate: file('server.pem'),
    key: file('server.key'),
    authorityPem: readFileSync(file('ca.pem'), 'utf8'),
  };
}
