import { existsSync, globSync, readFileSync } from 'node:fs';
import { InboxEmailDeskApi } from 'n8n-nodes-inbox-email/credentials/InboxEmailDeskApi.credentials.ts';
import { MailAccountApi } from 'n8n-nodes-inbox-email/credentials/MailAccountApi.credentials.ts';
import { MailAccountOAuth2Api } from 'n8n-nodes-inbox-email/credentials/MailAccountOAuth2Api.credentials.ts';
import { MailTicket } from 'n8n-nodes-inbox-email/nodes/MailTicket/MailTicket.node.ts';
import { MailTicketTrigger } from 'n8n-nodes-inbox-email/nodes/MailTicketTrigger/MailTicketTrigger.node.ts';
import { expect, test } from 'vitest';

const folder = new URL('../../n8n-nodes/', import.meta.url);
const json = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const packageJson = json('package.json');

test('the package brings nothing into n8n but itself, and runs nothing when it is installed', () => {
  expect(packageJson.dependencies).toBeUndefined();
  expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
  expect(Object.keys(packageJson.scripts)).toEqual(['build']);
  expect(packageJson.keywords).toContain('n8n-community-node-package');
});

test('all nodes and credentials that there are are registered', () => {
  const sources = globSync(['nodes/*/*.node.ts', 'credentials/*.credentials.ts'], { cwd: folder.pathname });
  const registered = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials];
  expect(registered.toSorted()).toEqual(sources.map((path) => `dist/${path.replace(/ts$/, 'js')}`).toSorted());
});

const nodes = [
  [new MailTicket(), 'nodes/MailTicket/'],
  [new MailTicketTrigger(), 'nodes/MailTicketTrigger/'],
] as const;
const credentials = [new InboxEmailDeskApi(), new MailAccountApi(), new MailAccountOAuth2Api()];

test.each(nodes)('the node $description.displayName has icons, a codex, and tests of its credentials', (node, path) => {
  const { icon, name } = node.description;
  for (const file of Object.values(icon as object)) {
    expect(existsSync(new URL(path + String(file).replace('file:', ''), folder))).toBe(true);
  }
  const [codex = ''] = globSync(`${path}*.node.json`, { cwd: folder.pathname });
  expect(json(codex).node).toBe(`n8n-nodes-inbox-email.${name}`);
  for (const credential of node.description.credentials ?? []) {
    expect(credentials.map((one) => one.name)).toContain(credential.name);
    // The desk's credential tests itself.
    const tested = credential.testedBy ?? 'mailAccountTest';
    expect(Object.keys(node.methods.credentialTest)).toContain(tested);
    expect(credential.testedBy === undefined).toBe(credential.name === 'inboxEmailDeskApi');
  }
});

test.each(credentials)('the credential $displayName has icons', ({ icon }) => {
  for (const file of Object.values(icon)) {
    expect(existsSync(new URL(`credentials/${file.replace('file:', '')}`, folder))).toBe(true);
  }
});
