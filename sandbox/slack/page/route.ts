import { useEffect, useState } from 'preact/hooks';

/** Where the page is. It stands in the address, so that every place has a link and the way back works. */
export interface Route {
  /** The person who acts; null before anyone is chosen. */
  as: string | null;
  /** `home`, `mail`, or a channel's id. */
  place: string;
  /** The thread that is open beside the channel. */
  thread: string | null;
}

/** Reads `#place=C…&thread=…&as=U…`. */
export function readRoute(hash: string): Route {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return { as: fields.get('as'), place: fields.get('place') ?? 'home', thread: fields.get('thread') };
}

export function writeRoute({ as, place, thread }: Route): string {
  const fields = new URLSearchParams({ place });
  if (thread) fields.set('thread', thread);
  if (as) fields.set('as', as);
  return `#${fields}`;
}

/** The route, and how to go elsewhere: what is left out stays, but another place closes the thread. */
export function useRoute(): [Route, (to: Partial<Route>) => void] {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [
    route,
    (to) => {
      const here = readRoute(location.hash);
      location.hash = writeRoute({ ...here, ...(to.place && { thread: null }), ...to });
    },
  ];
}
