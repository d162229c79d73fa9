import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import parser from '@typescript-eslint/parser';
import nodesBase from 'eslint-plugin-n8n-nodes-base';

/**
 * The rules that `n8n-node lint` checks a package by (its configuration without n8n's cloud, which lets no package open
 * connections of its own). What that leaves off stays off.
 */
const communityNodes = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;
const plugins = { 'n8n-nodes-base': nodesBase };
const typescript = { parser };

export default [
  { ...communityNodes, files: ['**/*.ts'], languageOptions: typescript },
  {
    ...communityNodes,
    files: ['package.json'],
    plugins: { ...communityNodes.plugins, ...plugins },
    rules: { ...communityNodes.rules, ...nodesBase.configs.community.rules },
    languageOptions: { parser, parserOptions: { extraFileExtensions: ['.json'] } },
  },
  {
    files: ['credentials/**/*.ts'],
    plugins,
    rules: {
      ...nodesBase.configs.credentials.rules,
      'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
      'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
    },
    languageOptions: typescript,
  },
  {
    files: ['nodes/**/*.ts', 'operations/**/*.ts'],
    plugins,
    rules: {
      ...nodesBase.configs.nodes.rules,
      'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
      'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
      'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
    },
    languageOptions: typescript,
  },
];
