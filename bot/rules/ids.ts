/** The names under which Slack tells us what a person did with rules. */
export const ruleActions = {
  /** In Settings. */
  open: 'rules.open',
  add: 'rules.add',
  /** A rule's menu in the list. */
  menu: 'rules.menu',
  page: 'rules.page',
  /** In the editor. Those that begin with `redraw` change what else the editor shows. */
  field: 'rule.redraw.field',
  operator: 'rule.operator',
  kind: 'rule.kind',
  verdict: 'rule.verdict',
  match: 'rule.match',
  addCondition: 'rule.redraw.addCondition',
  do: 'rule.redraw.do',
  pick: 'rule.pick',
  addAction: 'rule.redraw.addAction',
  drop: 'rule.redraw.drop',
  try: 'rule.try',
} as const;

export const editorCallback = 'rule.editor';
export const removalCallback = 'rule.removal';

export const ruleBlocks = {
  name: 'name',
  account: 'account',
  /** Where there are more accounts than a menu holds. */
  accountTyped: 'account.typed',
  appliesTo: 'appliesTo',
  match: 'match',
  stop: 'stop',
  condition: (row: number) => `condition:${row}`,
  conditionValue: (row: number) => `condition:${row}:value`,
  conditionHeader: (row: number) => `condition:${row}:header`,
  action: (row: number) => `action:${row}`,
  template: (row: number) => `action:${row}:template`,
};
