import { userOf } from '../wire/user.ts';
import { isTrue, type Method, page, refuse, requireArgument } from './method.ts';

/** https://docs.slack.dev/reference/methods/users.info */
const info: Method = (call) => {
  const id = String(requireArgument(call, 'user'));
  const user = call.state.users.get(id);
  if (!user) return refuse(call, 'user_not_found', `no user ${id}`);
  return { user: userOf(call.state, user, { locale: isTrue(call.args.include_locale) }) };
};

/** https://docs.slack.dev/reference/methods/users.list */
const list: Method = ({ state, args }) => {
  const { items, next } = page([...state.users.values()], args);
  const locale = isTrue(args.include_locale);
  return {
    members: items.map((user) => userOf(state, user, { locale })),
    cache_ts: Math.floor(state.clock() / 1000),
    response_metadata: { next_cursor: next },
  };
};

/** https://docs.slack.dev/reference/methods/usergroups.list: this workspace has none. */
const groups: Method = () => ({ usergroups: [] });

export const userMethods: Record<string, Method> = {
  'users.info': info,
  'users.list': list,
  'usergroups.list': groups,
};
