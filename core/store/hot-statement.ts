import type { Compilable, CompiledQuery, SqliteDatabase } from 'kysely';
import type { CoreQueries } from './schema.ts';

/**
 * A statement that runs for every mail. Building and compiling a query costs several times what SQLite takes to run it,
 * so it is done once for each dialect and set of columns; after that only the values change.
 *
 * `build` must put each value into the statement as it is, once or several times, and decide nothing by it.
 */
export function hotStatement<Values extends object, Row>(
  build: (db: CoreQueries, values: Values) => Compilable<Row>,
): (db: CoreQueries, values: Values) => Promise<Row[]> {
  const compiled = new WeakMap<object, Map<string, CompiledQuery<Row>>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    const known = compiled.get(adapter) ?? new Map<string, CompiledQuery<Row>>();
    compiled.set(adapter, known);
    const columns = Object.keys(values).join();
    let query = known.get(columns);
    if (query === undefined) {
      query = build(db, placesOf(values)).compile();
      known.set(columns, query);
    }
    const given = values as Record<string, unknown>;
    const parameters = query.parameters.map((place) => (place instanceof Place ? given[place.name] : place));
    // Within a transaction the connection is ours alone, and nothing has to be waited for.
    const connection = db.isTransaction ? connectionOf(adapter) : undefined;
    if (connection === undefined) return (await db.executeQuery<Row>({ ...query, parameters })).rows;
    const statement = connection.prepare(query.sql);
    if (statement.reader) return statement.all(parameters) as Row[];
    statement.run(parameters);
    return [];
  };
}

const connections = new WeakMap<object, SqliteDatabase>();
const connectionOf = (adapter: object) => connections.get(adapter);

/** Says which connection stands behind a database's adapter: then statements in transactions go to it directly. */
export function runDirectly(adapter: object, connection: SqliteDatabase): void {
  connections.set(adapter, connection);
}

/** Stands for a value while the statement is compiled. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function placesOf<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.keys(values).map((name) => [name, new Place(name)])) as Values;
}
